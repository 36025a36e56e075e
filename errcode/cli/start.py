"""Where the program begins: plain questions go straight to their command, everything else through Typer.

Most starts are `errcode lookup PROVIDER CODE` from a shell, a script or a completion, and loading Typer costs more than
answering. So the arguments are first read against `COMMANDS`; what is not plainly understood (help, a typo, a missing
value) is left to Typer, which declares the same options (`tests/cli/test_start.py` holds the two together). Either way
the same function of `errcode.cli.commands` gives the answer.
"""

from __future__ import annotations

import gc
import os
import sys

from errcode.model import TYPE_CHECKING, ErrcodeError

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from errcode.render.output import Output

    Values = dict[str, Any]
    Request = tuple[str, list[str], Values]
    """A command, its words and its options: what a command line asks for."""

_SHARED = {"--lang": "lang", "--json": "as_json"}
_NARROW = {**_SHARED, "-p": "providers", "--provider": "providers"}
COMMANDS: dict[str, dict[str, str]] = {
    "lookup": _NARROW,
    "search": {
        **_NARROW,
        "--kind": "kinds",
        "--http": "http",
        "--section": "sections",
        "--limit": "limit",
        "--all": "everything",
    },
    "reverse": {**_NARROW, "--limit": "limit"},
    "explain": {
        **_NARROW,
        "--summary": "summary",
        "--annotate": "annotate",
        "--follow": "follow",
        "--jobs": "jobs",
    },
    "list": _SHARED,
    "providers": _SHARED,
    "complete": {},
}
"""The options of the commands that start without Typer: spelling → parameter."""

_FLAGS = {"as_json", "everything", "summary", "annotate"}
_MANY = {"providers", "kinds", "http", "sections"}
_NUMBERS = {"http", "limit", "jobs"}
_COMPLETION = {"--install-completion": "completion install", "--show-completion": "completion show"}
LITERAL = "\x1f"
"""Put before an argument such as `-1121`, so that Typer does not read it as options."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run errcode and exit with its code: 0 found, 1 nothing found, 2 misuse or a broken table, 130 interrupted."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = run(arguments)
        sys.stdout.flush()
    except ErrcodeError as error:
        from errcode.render.output import complain, error_text

        complain(error_text(error.text))
        code = 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:  # a full disk under standard output; files that are asked for have errors of their own
        from errcode.render.output import complain

        complain(f"{error.filename or 'output'}: {error.strerror or error}; check the disk and the permissions")
        code = 2
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def program() -> NoReturn:
    """Run errcode as a program of its own: look for no garbage, and leave without the interpreter's farewell.

    Looking through what was just loaded finds nothing and takes a tenth of a bare start, and of a search over large
    tables; taking every module and object apart at the end takes a sixth, and here nothing but the output needs an end.
    What reads or asks on and on (`explain`, the picker) has garbage looked for again.
    """
    gc.disable()
    gc.set_threshold(50_000)
    # A caller may have closed a stream (`>&-`); nobody reads it then, or there is nothing to read.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 - open to the end
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115 - open to the end
    code = 130
    try:
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, KeyboardInterrupt):  # said already, or nobody is there to be told
        pass
    os._exit(code)


def interruptible() -> None:
    """Make Ctrl-C an exception again, for commands that have something to finish (`errcode.cli.program`)."""
    import _signal

    if getattr(_signal.getsignal(_signal.SIGINT), "__module__", None) == "errcode.cli.program":
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    if arguments == ["--version"]:
        from errcode import __version__

        sys.stdout.write(f"errcode {__version__}\n")
        return 0
    request = parsed(arguments)
    if request is None:
        from errcode.cli.typer_app import read

        request = read(protected(arguments))
    return perform(*request)


def perform(command: str, words: list[str], values: Values) -> int:
    """Call a command's function with the words and options of a command line, however they were parsed."""
    from errcode.render.output import output_for

    out = output_for(values.pop("lang", None), as_json=values.pop("as_json", False))
    if command == "explain" or command.startswith("tables "):
        interruptible()
    if command.startswith("tables "):
        return _tables(command.removeprefix("tables "), words, values, out)
    if command in ("search", "reverse"):
        from errcode.cli.commands import search

        return int(getattr(search, command)(words, values.pop("providers", ()), out, **values))
    if command == "explain":
        from errcode.cli.commands import explain

        gc.enable()
        return explain.explain(words, values.pop("providers", ()), out, **values)
    from errcode.cli.commands import lookup

    if command.startswith("completion "):
        from errcode.cli.commands import completion

        do = completion.install if command.endswith("install") else completion.show
        return do(words[0] if words else None, out)
    if command == "complete":
        from errcode.cli.commands import complete

        return complete.codes(words, out)
    if command == "lookup":
        return lookup.lookup(words, values.get("providers", ()), out)
    return lookup.listing(words[0], out) if command == "list" else lookup.providers(out)


def _tables(command: str, words: list[str], values: Values, out: Output) -> int:
    from errcode.cli.commands import tables

    if command in ("path", "list"):
        return tables.path(out) if command == "path" else tables.list_(out)
    if command == "import":
        return tables.import_(words[0], out, **values)
    if command in ("new", "diff"):
        return tables.new(words[0], out) if command == "new" else tables.diff(words[0], words[1], out)
    perform_: Any = getattr(tables, "format_" if command == "format" else command)
    return int(perform_(words, out, **values))


def parsed(arguments: list[str]) -> Request | None:
    """Read a plain command line: command, words, option values; None when Typer should read it."""
    options = COMMANDS.get(arguments[0]) if arguments else None
    if options is None:
        return _completion(arguments)
    words: list[str] = []
    values: Values = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-") or is_literal(argument):
            words.append(argument)
        elif argument == "--":
            words += rest
        elif not _take(argument, rest, options, values):
            return None
    wanted = {"list": 1, "providers": 0}.get(arguments[0])
    return None if wanted is not None and wanted != len(words) else (arguments[0], words, values)


def _completion(arguments: list[str]) -> Request | None:
    """Read `--install-completion [SHELL]`: an option whose value may be missing, which Typer cannot declare."""
    name, _, shell = " ".join(arguments).replace("=", " ").partition(" ")
    command = _COMPLETION.get(name)
    return (command, [shell] if shell else [], {}) if command and len(arguments) <= 2 and " " not in shell else None


def _take(argument: str, rest: Any, options: dict[str, str], values: Values) -> bool:
    name, equals, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
    parameter = options.get(name)
    if parameter is None:
        return False
    if parameter in _FLAGS:
        values[parameter] = True
        return not equals
    given: Any = value if equals else next(rest, None)
    if given is None or (parameter in _NUMBERS and not (given.isascii() and given.isdigit())):
        return False
    given = int(given) if parameter in _NUMBERS else given
    values[parameter] = [*values.get(parameter, ()), given] if parameter in _MANY else given
    return True


def is_literal(argument: str) -> bool:
    """Tell whether an argument that starts with `-` is a code or a text rather than options: `-1121`, `-`, `- text`."""
    return argument == "-" or argument[1:2].isdigit() or any(map(str.isspace, argument))


def protected(arguments: list[str]) -> list[str]:
    """Mark literal arguments so that Typer takes them as words; values of options stay as they are."""
    valued = {name for options in COMMANDS.values() for name, value in options.items() if value not in _FLAGS}
    marked: list[str] = []
    for argument in arguments:
        literal = argument.startswith("-") and argument != "-" and is_literal(argument)
        marked.append(LITERAL + argument if literal and not (marked and marked[-1] in valued) else argument)
    return marked
