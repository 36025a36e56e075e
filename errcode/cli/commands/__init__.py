"""The commands, a file each: what it reads from a command line, and what it does.

A command's file bears its word (a Python keyword has an underscore behind it, the first of two words is a folder):

- `HELP`: what it does, in English and Korean; the first sentence stands in lists of commands;
- `EXAMPLES`: command lines;
- `WORDS`: a tuple for each argument: metavar, how many (`1`, `?`, `*`, `+`), what completes it, help in both languages;
- `OPTIONS`: a tuple for each option: spellings, parameter of `run`, kind, metavar, what completes its value, help in
  both languages; kinds are `flag`, `one`, `many` (may be repeated), `count` (from 0 on) and `numbers`;
- `run(words, out, *, ...) -> int`: does it and gives the exit code; an option's default is that of its parameter, and
  one without must be given; how results are shown (`SHOWN`) is in `out`; a command may gather its options in
  `**asked`, whose defaults are then those of the record that it makes of them;
- where it needs them: `PLACE` (in lists of commands), `HIDDEN`, `FINISHES` (it has something to finish when it is
  interrupted).

Arguments and values are completed by `provider`, `code`, `kind`, `own` (the user's tables), `file`, `none`, or by words
of their own with bars between them (`en|ko|both`). Plain tuples, because a look-up reads them at every start; dispatch
(`errcode.cli.arguments`), Typer's functions (`errcode.cli.typer_app`) and completions are made of them.
"""

PROVIDERS = (
    "-p --provider",
    "providers",
    "many",
    "PROVIDER",
    "provider",
    "Id, name or alias of a provider; may be repeated.",
    "제공사의 ID, 이름, 별칭. 여러 번 쓸 수 있습니다.",
)
LANG = (
    "--lang",
    "lang",
    "one",
    "en|ko|both",
    "en|ko|both",
    "Language of the texts; both where none is named.",
    "표시할 언어. 쓰지 않으면 둘 다입니다.",
)
JSON = (
    "--json",
    "as_json",
    "flag",
    "",
    "none",
    "Print JSON Lines: one object a result.",
    "JSON Lines로 출력합니다. 결과마다 객체 하나입니다.",
)
FORMAT = (
    "--format",
    "shown_as",
    "one",
    "plain|json|markdown|html",
    "plain|json|markdown|html",
    "Print plain lines, JSON Lines, Markdown or HTML, wherever it goes.",
    "출력 형식: 탭으로 구분한 줄, JSON Lines, Markdown, HTML.",
)
COLOR = (
    "--color",
    "color",
    "one",
    "auto|always|never",
    "auto|always|never",
    "Cards and colours: on a terminal (auto), into a pipe too (always), or no colours (never).",
    "카드와 색상: 터미널에서만(auto), 파이프에도(always), 색상 없이(never).",
)
HEADER = (
    "--header",
    "header",
    "flag",
    "",
    "none",
    "Print the names of the columns before plain lines.",
    "탭으로 구분한 줄 앞에 열 이름을 출력합니다.",
)
SHOWN = (LANG, JSON, FORMAT, COLOR, HEADER)
"""How results are shown; these go to `errcode.render.output`, not to `run`."""
LIMIT = (
    "--limit",
    "limit",
    "count",
    "N",
    "none",
    "At most so many results; 0 for all.",
    "결과의 최대 개수. 0은 전부입니다.",
)
KINDS = ("--kind", "kinds", "many", "KIND", "kind", "Only this kind.", "이 종류만.")
RETRY = (
    "--retry",
    "retry",
    "many",
    "POLICY",
    "fix|wait|resync|check|person|none",
    "Only this retry policy.",
    "이 재시도 정책만.",
)
HTTP = ("--http", "http", "numbers", "STATUS", "none", "Only this HTTP status.", "이 HTTP 상태만.")
SECTIONS = ("--section", "sections", "many", "ID", "none", "Only this section.", "이 구분만.")
STATUS = (
    "--status",
    "status",
    "many",
    "active|retired",
    "active|retired",
    "Only codes that are still sent, or that no longer are.",
    "아직 쓰이는 코드만, 또는 폐기된 코드만.",
)
FILTERS = (KINDS, RETRY, HTTP, SECTIONS, STATUS)
"""What an entry must be; the parameters are those of `errcode.catalog.filter.Filter`."""
