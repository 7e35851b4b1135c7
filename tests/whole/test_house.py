"""The house as its pages tell it: rooms, layers, members, names. Read from the code itself."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from support.paths import ROOT

PACKAGE = ROOT / "src" / "gkplan"
LONGEST = 40
_TREE = re.compile(r"^(\w+)/ {2,}(.+)$", re.MULTILINE)
_LAYERS = re.compile(r"```text\n(cli\n[a-z |\n]+?)```")


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module by its dotted name, parsed."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def is_package(name: str) -> bool:
    return (PACKAGE.parent / Path(*name.split(".")) / "__init__.py").is_file()


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What each module imports of the package, be it inside functions or for types alone."""
    found = {}
    for name, tree in modules().items():
        named: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    named.add(whole if whole in modules() else node.module)
        found[name] = frozenset(named & modules().keys())
    return found


def layers() -> list[list[str]]:
    """The layers of pyproject, highest first, each with its rooms."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if "layers" in c)
    return [re.split(r" \| ", layer) for layer in contract["layers"]]


def rooms() -> set[str]:
    return {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_the_tree_is_that_of_pyproject_and_of_the_folders(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    told = [name for name, _what in _TREE.findall(text)]
    written = _LAYERS.search(text)
    assert written, page
    shown = [re.split(r" \| ", line) for line in written[1].strip().split("\n")]
    assert shown == layers()
    assert set(told) == rooms() == {room for layer in layers() for room in layer}
    assert len(layers()) <= 10


def test_the_top_of_the_package_holds_rooms_and_little_else() -> None:
    files = {path.name for path in PACKAGE.iterdir()} - rooms() - {"__pycache__"}
    assert files <= {"__init__.py", "__main__.py", "py.typed", "locale"}


def test_nobody_reaches_for_what_is_private_to_another_folder() -> None:
    reached = [
        f"{name} -> {target}"
        for name, targets in imports().items()
        for target in targets
        if (last := target.rpartition("."))[2].startswith("_")
        and not last[2].startswith("__")
        and last[0] not in (name, name.rpartition(".")[0])
    ]
    assert reached == []


def test_no_circle_among_modules() -> None:
    """Not even for types alone; a package is what its own modules may name."""
    done: set[str] = set()
    trail: list[str] = []

    def visit(name: str) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name in done:
            return
        trail.append(name)
        for target in sorted(imports()[name]):
            visit(target)
        trail.pop()
        done.add(name)

    for name in modules():
        visit(name)


def _defined(kinds: tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield name, node


def test_a_class_name_stands_once_in_the_tree() -> None:
    places = defaultdict(list)
    for name, node in _defined((ast.ClassDef,)):
        assert isinstance(node, ast.ClassDef)
        places[node.name].append(name)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_functions_are_short() -> None:
    """Options of a command are as many as they are; all other functions fit on a screen."""
    long = []
    for name, node in _defined((ast.FunctionDef,)):
        assert isinstance(node, ast.FunctionDef)
        first = node.body[0].lineno if name.startswith("gkplan.cli.commands.") else node.lineno
        length = (node.end_lineno or 0) - first + 1
        if length > LONGEST:
            long.append(f"{name}.{node.name}: {length} lines")
    assert long == []


def test_the_library_has_types() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_every_folder_of_members_is_independent() -> None:
    """Each folder whose members are found by listing it has a contract that keeps them apart."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    apart = {m for c in contracts if c["type"] == "independence" for m in c["modules"]}
    assert apart == {
        "gkplan.cli.commands.*",
        "gkplan.comparison.formats.*",
        "gkplan.importing.readers.*",
        "gkplan.rendering.renderers.*",
        "gkplan.reports.kinds.*",
        "gkplan.validation.reporters.*",
        "gkplan.validation.rules.*",
    }


def test_tested_versions_name_no_address() -> None:
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.+!-]+", line)] == []
