"""`errcode site build`: the site, written into a folder."""

from __future__ import annotations

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.model import UsageError
from errcode.render import results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 10
FINISHES = True
HELP = (
    "Write a site that searches and explains: index.html is one file that needs nothing else.",
    "검색하고 설명하는 사이트를 만듭니다. index.html은 파일 하나로 동작합니다.",
)
EXAMPLES = ("errcode site build", "errcode site build --output public --url https://codes.example.com/")
WORDS = ()
OPTIONS = (
    (
        "-o --output",
        "output",
        "one",
        "DIR",
        "file",
        "Folder to write; site by default.",
        "저장할 폴더. 기본값은 site입니다.",
    ),
    (
        "--url",
        "url",
        "one",
        "URL",
        "none",
        "Where the site will stand; its map and canonical links need it.",
        "사이트를 올릴 주소. 사이트맵과 표준 주소에 씁니다.",
    ),
    (
        "--bundled-only",
        "bundled_only",
        "flag",
        "",
        "none",
        "Leave tables of your own out.",
        "내 테이블은 넣지 않습니다.",
    ),
    (
        "--force",
        "force",
        "flag",
        "",
        "none",
        "Write into a folder that holds other files; they stay.",
        "다른 파일이 있는 폴더에도 씁니다. 그 파일은 그대로 남습니다.",
    ),
)


def run(
    words: Sequence[str],  # noqa: ARG001 - there are none
    out: Output,
    *,
    output: str = "site",
    url: str = "",
    bundled_only: bool = False,
    force: bool = False,
) -> int:
    """Write the site into a folder, in place of the one that was built there before."""
    from errcode.web import folder, site

    if url and not url.startswith(("https://", "http://")):
        raise UsageError(
            f"--url takes an address that begins with https://; not {url!r}",
            f"--url에는 https://로 시작하는 주소를 씁니다. {url!r} 아님",
        )
    catalog = Catalog([bundled_folder()] if bundled_only else None)
    tables = catalog.tables()
    results.skipped(catalog, out)
    count = folder.written(output, site.site(catalog, tables, url), force=force)
    out.note(f"{count} files written to {output}", f"{output}에 파일 {count}개를 저장했습니다")
    return 0
