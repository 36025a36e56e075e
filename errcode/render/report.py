"""What every report of `errcode explain` does: take in what is found, say whose tables answered, and end."""

from __future__ import annotations

from errcode.render import results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.lines import Sight
    from errcode.logs.parts import Input
    from errcode.logs.tally import Tally
    from errcode.render.output import Output


class Report:
    """Shows findings; each report overrides what it does differently."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        self.catalog = catalog
        self.out = out
        self.several = several
        """Whether there are several inputs, so that a line number needs a file's name."""
        self.found = False
        self.known = False
        self._origins = {"bundled"}
        """Where answers come from that the reader knows of."""
        self._providers: dict[str, str] = {}
        """Where the providers of unknown codes come from."""
        self.why = False
        """Whether what spoke for each finding is said, too."""
        self.fail_on: frozenset[str] = frozenset()
        self.met: set[str] = set()
        """Retry policies of what was found, and `unknown` where a code was in no table."""

    def see(self, sights: Sequence[Sight], number: int) -> None:  # noqa: ARG002 - a summary needs it
        """Take in what was found, in order; `number` is the input's."""
        for sight in sights:
            self._meet(sight.finding)

    def _meet(self, finding: Finding) -> None:
        self.found = True
        self.known = self.known or finding.known
        self.met.add(finding.retry if finding.known else "unknown")
        self.tell(self._origin(finding))

    @property
    def code(self) -> int:
        """The exit code: whether something known was found, or whether nothing was met that must not be."""
        return int(bool(self.fail_on & self.met)) if self.fail_on else int(not self.known)

    def tell(self, origin: str) -> None:
        """Say, once, that answers come from a table that is not errcode's own."""
        if origin not in self._origins:
            self._origins.add(origin)
            results.foreign([origin], self.catalog, self.out)

    def _origin(self, finding: Finding) -> str:
        """Give where what is said of a finding comes from: its entry's table, or the one that knows its provider."""
        if finding.entry:
            return finding.entry.origin
        if finding.provider not in self._providers:
            known = finding.provider in self.catalog.ids()
            self._providers[finding.provider] = self.catalog.table(finding.provider).origin if known else "bundled"
        return self._providers[finding.provider]

    def count(self, tally: Tally, number: int) -> None:
        """Take in what was summed up."""
        raise NotImplementedError

    def passed(self, data: bytes) -> None:
        """Pass bytes of the input through."""
        raise NotImplementedError

    def annotated(self, data: bytes, sights: Sequence[Sight], lines: int, given: Input) -> None:
        """Pass a part of the input through, each error's meaning below it; so many lines are before the part."""
        raise NotImplementedError

    def rest(self, names: Sequence[str | None]) -> None:
        """Show what can be shown only when all inputs are read; `names` are theirs."""

    def end(self, names: Sequence[str | None], hint: str | None) -> int:
        """Show the rest, say that there was nothing where there was nothing, and give the exit code.

        Args:
            names: The names of the inputs.
            hint: What was asked, where it is rather a code to look up.
        """
        self.rest(names)
        if not self.found:
            look_up = f"; to look a code up: errcode lookup {hint}" if hint else ""
            look_up_ko = f" 코드를 조회하려면: errcode lookup {hint}" if hint else ""
            self.out.missed(f"no API error found{look_up}", f"API 오류를 찾지 못했습니다.{look_up_ko}")
        return self.code
