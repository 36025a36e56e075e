"""How sure a finding is, in words: what else it may be, why it is not certain, what spoke for each provider."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.finding import Finding


def rivals(finding: Finding) -> str:
    """Name the codes that a finding may be as well."""
    own = (finding.provider, finding.code)
    others = [one for one in finding.candidates if (one.provider, one.code) != own]
    return ", ".join(f"{one.provider} {one.code}" for one in others)


def why_unsure(finding: Finding) -> tuple[str, str]:
    """Say, in English and Korean, why a finding without a rival is not certain."""
    from errcode.diagnose.reasons import DOUBTS

    if finding.doubt in (None, "unnamed"):
        return f"nothing else speaks for {finding.provider}", f"{finding.provider}임을 뒷받침하는 다른 내용이 없습니다"
    said = DOUBTS[finding.doubt or ""]
    return said.en or "", said.ko or ""


def why(finding: Finding) -> list[tuple[str, str]]:
    """Say, in English and Korean, what spoke for and against each provider, a line a provider."""
    from errcode.diagnose.reasons import EVIDENCE

    lines = []
    for provider in dict.fromkeys(one.provider for one in finding.because):
        own = [one for one in finding.because if one.provider == provider]
        total = sum(one.points for one in own)
        en, ko = (
            ", ".join(f"{EVIDENCE[one.what].en if english else EVIDENCE[one.what].ko} {one.points:+.1f}" for one in own)
            for english in (True, False)
        )
        lines.append((f"{provider} {total:.1f}: {en}", f"{provider} {total:.1f}: {ko}"))
    return lines
