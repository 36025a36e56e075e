"""Where the program begins: a command line is read, its command performed, its exit code given.

Most starts are `errcode lookup PROVIDER CODE` from a shell, a script or a completion, and loading Typer costs more than
answering: it is loaded only for what `errcode.cli.arguments` does not plainly understand. Nothing else of errcode is
loaded before `program` is called, so that it is quiet when it is interrupted, nearly from its first moment on.
"""

from __future__ import annotations

import _signal
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from errcode.cli.arguments import Values


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run errcode and exit with its code: 0 found, 1 nothing found, 2 misuse or a broken table, 130 interrupted."""
    from errcode.model import ErrcodeError

    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = run(arguments)
        sys.stdout.flush()
    except ErrcodeError as error:
        from errcode.render.output import fault

        fault(error.text, 2, as_json="--json" in arguments)
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

    Until the command has begun, Ctrl-C ends the process at once: Python would show where in its imports it was.
    Looking through what was just loaded finds nothing and takes a tenth of a bare start, and of a search over large
    tables; taking every module and object apart at the end takes a sixth, and here nothing but the output needs an end.
    What reads or asks on and on (`explain`, the picker) has garbage looked for again.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # not where a shell has it ignored
        _signal.signal(_signal.SIGINT, leave)
    gc.disable()
    gc.set_threshold(50_000)
    _open_streams()
    code = 2
    try:
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        except Exception as error:
            code = _failed(error)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        code = 130
    except (OSError, ValueError):  # said already, or nobody is there to be told
        pass
    os._exit(code)


def _open_streams() -> None:
    """Open the streams that a caller has closed (`>&-`): nobody reads them then, or there is nothing to read."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 - open to the end
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115 - open to the end


def _failed(error: Exception) -> int:
    """Say that errcode itself has failed, in one line; give the exit code."""
    if sys.flags.dev_mode:
        sys.excepthook(type(error), error, error.__traceback__)
        return 2
    from errcode.render.output import complain

    if isinstance(error, MemoryError):
        complain("the memory that is left is not enough; ask about less at once, or allow it more")
    else:
        complain(
            f"{type(error).__name__}: {error}; this is a fault of errcode's own: please report what you asked "
            "(Traceback: python -X dev -m errcode …)"
        )
    return 2


def leave(*_: object) -> None:
    """End the process as a shell expects it of an interrupted one."""
    os._exit(130)


def interruptible() -> None:
    """Make Ctrl-C an exception again, for commands that have something to finish."""
    if _signal.getsignal(_signal.SIGINT) is leave:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    from errcode.cli.arguments import parsed, protected

    asks = "help" in (arguments[:1] + arguments[-1:]) and _asks_for_help(arguments)
    if asks:
        arguments = [*(word for word in arguments if word != "help"), "--help"]
    if arguments[:1] == ["--json-schema"]:
        return _schema(" ".join(arguments[1:]))
    if arguments in (["--version"], ["-V"]):
        from errcode import __version__

        sys.stdout.write(f"errcode {__version__}\n")
        return 0
    request = parsed(arguments)
    if request is None:
        from errcode.cli.entry import meant

        line = None if asks else meant(arguments)  # help is about commands; no words are a question then
        request = parsed(line) if line else None
        if line and sys.stderr.isatty():
            _say(line[0])
        if request is None:
            from errcode.cli.typer_app import read

            request = read(protected(line or arguments))
    return perform(*request)


def _asks_for_help(arguments: list[str]) -> bool:
    """Tell whether a line begins with `help`, or ends with it behind a group of commands."""
    from errcode.cli.arguments import module_of

    return arguments[0] == "help" or (len(arguments) <= 3 and hasattr(module_of(arguments[:1]), "__path__"))


def _say(command: str) -> None:
    """Say which command was taken where none was named."""
    from errcode.model import Text
    from errcode.render.output import complain, error_text

    complain(error_text(Text(en=f"taken as errcode {command}", ko=f"errcode {command}(으)로 실행합니다")))


def _schema(command: str) -> int:
    """Print what the objects of a command's `--json` look like."""
    import json

    from errcode.model import UsageError
    from errcode.render.schemas import SCHEMAS, schema_of

    if command not in SCHEMAS:
        listed = ", ".join(SCHEMAS)
        raise UsageError(f"--json-schema takes {listed}", f"--json-schema 값은 {listed}입니다")
    sys.stdout.write(json.dumps(schema_of(command), indent=2) + "\n")
    return 0


def perform(command: str, words: list[str], values: Values) -> int:
    """Do what a command line asks for, however it was parsed.

    Raises:
        UsageError: The command needs words, and there are none.
    """
    from errcode.cli.arguments import module_of
    from errcode.model import UsageError
    from errcode.render.output import OF_OUTPUT, output_for

    out = output_for(**{name: values.pop(name) for name in OF_OUTPUT if name in values})
    if command.startswith("--"):
        from errcode.cli import completion

        return completion.PERFORM[command](words[0] if words else None, out)
    file = module_of(command.split())
    if not words and "+" in [argument[1] for argument in file.WORDS]:
        asked = f"errcode {command} {file.WORDS[0][0]}"
        raise UsageError(f"nothing is given: {asked}", f"대상을 지정하지 않았습니다: {asked}")
    if getattr(file, "FINISHES", False):
        interruptible()
    return int(file.run(words, out, **values))
