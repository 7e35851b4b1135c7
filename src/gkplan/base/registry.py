"""The modules dropped into a package are its members.

A rule, a format or a command is one file, or one folder, whose stem is its name; a leading
underscore hides it.
Names come from listing the folder, and a member is imported only when it is used.
"""

import importlib
from functools import cache
from pathlib import Path
from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """List the members of a package, `_` in file names shown as `-`, in alphabetical order."""
    parent = importlib.import_module(package)
    stems = {
        path.stem
        for folder in parent.__path__
        for path in Path(folder).iterdir()
        if _is_member(path)
    }
    return tuple(sorted(stem.replace("_", "-") for stem in stems))


def _is_member(path: Path) -> bool:
    """Tell modules and packages that anyone may ask for from private ones and other files."""
    is_module = path.suffix == ".py" or (path / "__init__.py").is_file()
    return is_module and not path.name.startswith("_")


@cache
def member(package: str, name: str) -> ModuleType:
    """Import one member by its name; `KeyError` where there is none."""
    if name not in names(package):
        raise KeyError(name)
    return importlib.import_module(f"{package}.{name.replace('-', '_')}")
