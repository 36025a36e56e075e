"""Who may import what: the walls of the house, and what a start may load."""

import ast
import functools
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from sources import nodes

PACKAGE = Path(__file__).parent.parent / "errcode"
MODULES = {
    path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", "."): path
    for path in PACKAGE.rglob("*.py")
}
ALONE = {
    "typer": {"errcode.cli"},
    "rich": {"errcode.render"},
    "rapidfuzz": {"errcode.matching"},
    "platformdirs": {"errcode.catalog.folders"},
    "click": set(),
    "requests": set(),
    "socket": set(),
    "urllib.request": set(),
    "http.client": set(),
}


@functools.cache
def imports(path):
    """Every module that a file imports, at its top or inside functions."""
    return list(imported(path))


def imported(path):
    """The same, as they come."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("library", ALONE)
def test_a_library_has_one_room(library):
    """Typer, Rich, RapidFuzz and platformdirs are each imported in one room, networking nowhere."""
    users = {
        name
        for name, path in MODULES.items()
        if any(module == library or module.startswith(f"{library}.") for module in imports(path))
    }
    assert {
        user for user in users if not any(user == room or user.startswith(f"{room}.") for room in ALONE[library])
    } == set()


ORDER = (
    "model", "finding", "text", "catalog", "recognise", "matching", "diagnose", "engine", "objects", "logs", "query",
    "retry", "render", "authoring", "integrations", "web", "cli",
)  # fmt: skip
"""The rooms, from the ground up: a room imports what stands before it."""
CORE = ORDER[: ORDER.index("render") + 1]


def room(module):
    """The room that a module stands in."""
    return module.split(".")[1] if module.startswith("errcode.") else ""


def test_every_room_has_its_floor():
    """There is no room that the order does not name, and none of it is gone."""
    rooms = {room(name) for name in MODULES} - {"", "__init__", "__main__"}
    assert rooms <= set(ORDER)
    assert rooms == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_imports_go_one_way(name):
    """A room imports only rooms that stand below it, for types as well; so no rooms import each other in a circle."""
    below = {*ORDER[: ORDER.index(name) + 1], "", "__version__"}
    found = {
        (module, other)
        for module, path in MODULES.items()
        if room(module) == name
        for other in imports(path)
        if other.startswith("errcode.") and room(other) not in below
    }
    assert found == set()


def test_the_core_knows_no_integration_no_page_and_no_authoring():
    """What explains, searches and shows imports none of what is built around it."""
    around = {"authoring", "integrations", "web", "cli"}
    assert {
        room(other) for module, path in MODULES.items() if room(module) in CORE for other in imports(path)
    } & around == set()


def circles(graph):
    """The modules that reach themselves."""

    def reached(name, seen):
        for other in graph.get(name, ()):
            if other not in seen:
                seen.add(other)
                reached(other, seen)
        return seen

    return {name for name in graph if name in reached(name, set())}


def test_no_modules_import_each_other_in_a_circle():
    """A module can be read when those that it imports have been."""
    graph = {name: {other for other in imports(path) if other in MODULES} for name, path in MODULES.items()}
    assert circles(graph) == set()


PURE = [
    "errcode.matching.keyed_texts",
    "errcode.matching.messages",
    "errcode.matching.hangul",
    "errcode.matching.stems",
    "errcode.matching.terms",
    "errcode.matching.corpus",
    "errcode.matching.weights",
    "errcode.matching.answers",
    "errcode.model",
    "errcode.finding",
    "errcode.text",
    "errcode.recognise",
    "errcode.diagnose",
    "errcode.catalog.patch",
    "errcode.authoring.canonical",
]


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_touch_neither_disk_nor_terminal(room):
    """What is pure imports no os, sys or io, and nothing of the commands or of rendering."""
    forbidden = (
        "os",
        "sys",
        "io",
        "subprocess",
        "errcode.cli",
        "errcode.render",
    )
    found = {
        (name, module)
        for name, path in MODULES.items()
        if name == room or name.startswith(f"{room}.")
        for module in imports(path)
        if module in forbidden
    }
    assert found == set()


def loaded_by(*arguments):
    """Give the modules that a run of errcode into a pipe loads."""
    code = (
        "import sys\nfrom errcode.cli.program import main\n"
        "try: main(sys.argv[1:])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8")
    return set(ran.stderr.split())


def test_a_lookup_into_a_pipe_loads_little():
    """`errcode lookup coinone 105` into a pipe loads no Typer, Rich, RapidFuzz, platformdirs, dataclasses or typing."""
    heavy = {
        "typer",
        "rich",
        "rapidfuzz",
        "platformdirs",
        "dataclasses",
        "typing",
        "inspect",
        "pathlib",
        "errcode.matching.search",
    }
    assert loaded_by("lookup", "coinone", "105") & heavy == set()


def test_a_lookup_into_a_pipe_loads_this_and_no_more():
    """What a look-up costs is what it loads: besides errcode's own rooms, compiled modules and `__future__`."""
    bare = subprocess.run([sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True)
    loaded = loaded_by("lookup", "coinone", "105", "--json") - set(bare.stdout.split())
    assert {module for module in loaded if not module.startswith("errcode")} == {"__future__", "_json", "gc"}
    assert loaded_by("lookup", "coinone", "105") - set(bare.stdout.split()) - {"__future__", "_json", "gc"} == {
        "errcode",
        "errcode.catalog",
        "errcode.cli.arguments",
        "errcode.cli.commands",
        "errcode.text",
        "errcode.text.visible",
        "errcode.catalog.asked",
        "errcode.catalog.catalog",
        "errcode.cli",
        "errcode.cli.commands.lookup",
        "errcode.catalog.fastjson",
        "errcode.catalog.folders",
        "errcode.catalog.index",
        "errcode.catalog.policy",
        "errcode.model",
        "errcode.render.output",
        "errcode.render",
        "errcode.render.answers",
        "errcode.render.plain",
        "errcode.render.results",
        "errcode.cli.program",
        "errcode.catalog.indexed",
        "errcode.catalog.layered",
        "errcode.catalog.table",
        "errcode.catalog.tablefile",
    }


def foreign():
    """The libraries that errcode imports anywhere, at the top of a module or inside a function."""
    tops = {module.partition(".")[0] for path in MODULES.values() for module in imports(path)}
    return tops - sys.stdlib_module_names - {"errcode"}


def stated(requirements):
    """The names that requirements begin with, in one spelling."""
    return {re.match(r"[\w.-]+", one)[0].replace("-", "_").lower() for one in requirements}


def always(requirements):
    """What these requirements bring wherever they are installed, and what that needs itself."""
    names = stated(one for one in requirements if ";" not in one)
    return names | {other for name in names for other in always(metadata.requires(name) or ())}


PROJECT = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BROUGHT = always(PROJECT["dependencies"])
"""Libraries that every installation has; what is required on a condition, some have not."""
EXTRAS = stated(one for extra in PROJECT["optional-dependencies"].values() for one in extra) - {"errcode"}
OPTIONAL = foreign() - BROUGHT | {
    module for module, names in metadata.packages_distributions().items() if stated(names) & EXTRAS
}
"""Libraries that a plain installation may lack: what is imported anywhere and not required, what the extras bring."""


def test_the_optional_libraries_are_known():
    """The modules of what the extras name, whatever they are called; none that every installation has."""
    assert {"yaml", "markdown_it", "opentelemetry", "stringzilla", "tree_sitter_java", "pyspark"} <= OPTIONAL
    assert OPTIONAL & {"typer", "shellingham", "rich", "rapidfuzz", "platformdirs", "errcode", "json"} == set()


def test_the_core_does_without_each_optional_library():
    """With every optional library absent each module of the core is imported, and answers."""
    names = sorted(name for name in MODULES if room(name) in (*CORE, "cli") and "__main__" not in name)
    code = (
        f"import sys, importlib\nfor name in {sorted(OPTIONAL)}: sys.modules[name] = None\n"
        f"for name in {names}: importlib.import_module(name.removesuffix('.__init__'))\n"
        "import errcode\n"
        'assert errcode.explain(\'{"result":"error","error_code":"105"}\', providers=\'coinone\')\n'
        "assert errcode.search('nonce') and errcode.lookup('coinone', '105')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_importing_errcode_loads_only_itself():
    """The public names are loaded when they are used."""
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, errcode; print(*(m for m in sys.modules if m.startswith('errcode')))"],
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["errcode"]


def test_what_an_integration_imports_is_an_extra():
    """Whoever uses an integration can install its library by the extra's name, in a version that was tried."""
    others = {
        (name, top)
        for name, path in MODULES.items()
        if room(name) == "integrations"
        for top in {module.partition(".")[0] for module in imports(path)} & OPTIONAL
        if not any(extra == top or extra.startswith(f"{top}_") for extra in EXTRAS)
    }
    assert others == set()
