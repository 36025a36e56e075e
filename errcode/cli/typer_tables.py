"""How Typer declares `errcode tables`."""

from __future__ import annotations

from typing import Annotated

import typer

from errcode.cli.options import Json, Lang, ask

app = typer.Typer(
    help="Tables of your own: add, check, compare, take elsewhere.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of tables of yours.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files of tables.")]


@app.command()
def path(lang: Lang = None, as_json: Json = False) -> None:
    """Show the folders that hold tables, the one that wins first."""
    ask("tables path", [], lang=lang, as_json=as_json)


@app.command("list")
def list_(lang: Lang = None, as_json: Json = False) -> None:
    """Show every table: entries, date of its facts, where it is from, what is wrong with it."""
    ask("tables list", [], lang=lang, as_json=as_json)


@app.command(
    epilog="Examples: errcode tables add acme.json · errcode tables add ./tables/ · errcode tables add tables.zip"
)
def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE|DIR...", help="Tables, folders or zip files of tables.")],
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Check tables and add them to yours; what they replace is kept as a backup."""
    ask("tables add", files, lang=lang, as_json=as_json)


@app.command()
def remove(ids: Ids, lang: Lang = None, as_json: Json = False) -> None:
    """Remove tables of yours; backups stay."""
    ask("tables remove", ids, lang=lang, as_json=as_json)


@app.command()
def restore(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Without one: show the backups.")] = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Bring back tables that were removed or replaced."""
    ask("tables restore", ids, lang=lang, as_json=as_json)


@app.command()
def validate(
    files: Files,
    complete: Annotated[bool, typer.Option("--complete", help="Ask for what bundled tables must have.")] = False,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="RULE", help="Only this rule.")] = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Show every problem of tables with line and column; exit 1 when there is one."""
    ask("tables validate", files, lang=lang, as_json=as_json, complete=complete, only=only)


@app.command("format")
def format_(
    files: Files,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 when a file would change.")] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Bring tables into their canonical bytes."""
    ask("tables format", files, lang=lang, as_json=as_json, check=check)


@app.command(epilog="Example: errcode tables new acme > acme.json")
def new(
    table_id: Annotated[str, typer.Argument(metavar="ID", help="The provider's id.")],
    lang: Lang = None,
) -> None:
    """Print a table to start from, with an example of everything."""
    ask("tables new", [table_id], lang=lang)


@app.command(epilog="Example: errcode tables diff coinone coinone-error-codes.html")
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A provider, a table's file or a document.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, later.")],
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Show what changed between two tables; exit 1 when they differ."""
    ask("tables diff", [old, new], lang=lang, as_json=as_json)


@app.command(epilog="Example: errcode tables export --format sqlite --output errors.db")
def export(
    providers: Annotated[list[str] | None, typer.Argument(metavar="[PROVIDER]...", help="None: all.")] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="json, csv, sqlite, parquet or markdown.")
    ] = "json",
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")] = None,
    lang: Lang = None,
) -> None:
    """Write tables as one flat relation, a row per code and message."""
    ask("tables export", providers, lang=lang, form=form, output=output)


@app.command("import", epilog="Example: errcode tables import error-codes.html --id acme")
def import_(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Markdown, HTML, CSV, TSV, XLSX, JSON, OpenAPI or text.")
    ],
    table_id: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the new table.")],
    columns: Annotated[
        str | None, typer.Option("--columns", help="Which column is what: code,http,-,message or code='Err No'.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Draft a table from documentation; shows what it understood before anything is written."""
    ask("tables import", [source], lang=lang, as_json=as_json, table_id=table_id, columns=columns, yes=yes)
