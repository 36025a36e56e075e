"""The command line as Typer declares it: help, errors and every option. The only module that imports Typer.

Typer only reads the command line: each function below notes what was asked, and `errcode.cli.start` does it. What a
command does stands in `errcode.cli.commands`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from errcode import __version__
from errcode.cli import typer_tables as tables
from errcode.cli.options import Json, Lang, Limit, Providers, ask, asked

if TYPE_CHECKING:
    from errcode.cli.start import Request

app = typer.Typer(
    name="errcode",
    help="Look up the error codes of exchange, brokerage and payment APIs: offline, in English and Korean.",
    epilog="Exit codes: 0 something was found, 1 nothing was, 2 misuse or a broken table.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(tables.app, name="tables")


@app.callback(invoke_without_command=True)
def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            "--install-completion",
            metavar="[SHELL]",
            help="Let a shell complete errcode: bash, zsh, fish or powershell (default: this one).",
        ),
    ] = None,
    show_completion: Annotated[
        str | None, typer.Option("--show-completion", metavar="[SHELL]", help="Print a shell's completion script.")
    ] = None,
) -> None:
    """Look up the error codes of exchange, brokerage and payment APIs: offline, in English and Korean."""
    if version:
        sys.stdout.write(f"errcode {__version__}\n")
        raise typer.Exit
    for command, shell in (("install", install_completion), ("show", show_completion)):
        if shell is not None:
            ask(f"completion {command}", [shell])
            raise typer.Exit


@app.command(
    epilog="Examples: errcode lookup coinone 105 · errcode lookup weex -1121 -1046 · errcode lookup INVALID_SYMBOL"
)
def lookup(
    words: Annotated[list[str], typer.Argument(metavar="[PROVIDER] CODE...", help="Codes or names; a provider first.")],
    providers: Providers = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Explain codes. Without a provider: at every provider that has them."""
    ask("lookup", words, lang=lang, as_json=as_json, providers=providers)


@app.command(
    epilog='Examples: errcode search nonce · errcode search 잔고 부족 -p coinone · errcode search "ip not allowed"'
)
def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", help="What you remember of it.")] = None,
    providers: Providers = None,
    kinds: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind.")] = None,
    http: Annotated[list[int] | None, typer.Option("--http", metavar="STATUS", help="Only this HTTP status.")] = None,
    sections: Annotated[list[str] | None, typer.Option("--section", metavar="ID", help="Only this section.")] = None,
    limit: Limit = 10,
    everything: Annotated[bool, typer.Option("--all", help="Weak matches too.")] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Find codes by words in English or Korean; on a terminal without words, pick as you type."""
    filters = {"kinds": kinds, "http": http, "sections": sections}
    ask("search", words, lang=lang, as_json=as_json, providers=providers, limit=limit, everything=everything, **filters)


@app.command(epilog='Example: errcode reverse "limit must be between 1 and 500."')
def reverse(
    words: Annotated[list[str], typer.Argument(metavar="MESSAGE...", help="The message as the API returned it.")],
    providers: Providers = None,
    limit: Limit = 10,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Find the code of a message; filled-in placeholders are understood."""
    ask("reverse", words, lang=lang, as_json=as_json, providers=providers, limit=limit)


@app.command(epilog="Examples: curl -s ... | errcode explain · errcode explain bot.log --summary")
def explain(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|TEXT]...", help="Files (also .gz, .bz2, .xz, .zst), a text, or - for input."),
    ] = None,
    providers: Providers = None,
    summary: Annotated[bool, typer.Option("--summary", help="Sum up: how many of each error, where and when.")] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help="Pass the input through, meanings added.")] = False,
    follow: Annotated[
        str | None, typer.Option("--follow", metavar="FILE", help="Keep reading a growing file, through rotation.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, metavar="N", help="Processes for a large file; 0 for all processors.")
    ] = 0,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Find and explain every API error in a text, a file or a stream. ERRCODE_PROVIDER names your usual provider."""
    forms = {"summary": summary or None, "annotate": annotate or None}
    ask("explain", words, lang=lang, as_json=as_json, providers=providers, follow=follow, jobs=jobs, **forms)


@app.command("list", epilog="Example: errcode list koscom")
def listing(
    provider: Annotated[str, typer.Argument(metavar="PROVIDER", help="Id, name or alias of a provider.")],
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List all codes of a provider."""
    ask("list", [provider], lang=lang, as_json=as_json)


@app.command(hidden=True)
def complete(
    words: Annotated[list[str], typer.Argument(metavar="PROVIDER [START]", help="Whose codes, and their start.")],
) -> None:
    """Print a provider's codes and their messages, for the completion of shells."""
    ask("complete", words)


@app.command()
def providers(lang: Lang = None, as_json: Json = False) -> None:
    """List the providers: names, number of codes, API, date of the facts."""
    ask("providers", [], lang=lang, as_json=as_json)


def read(arguments: list[str]) -> Request:
    """Read a command line with Typer.

    Raises:
        SystemExit: Help was shown (0), or the command line is misuse and the reason was printed (2).
    """
    asked.clear()
    try:
        app(arguments, prog_name="errcode")
    except SystemExit as ended:
        if ended.code or not asked:
            raise
    return asked[0]
