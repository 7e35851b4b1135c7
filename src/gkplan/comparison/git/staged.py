"""What is staged, as files: what a commit would hold, whatever the working tree looks like."""

import os
from pathlib import Path, PurePosixPath

from gkplan.comparison.git.repository import Repository
from gkplan.store import git
from gkplan.store.collection import CALENDAR, IMPORTED, LEDGER, SETTINGS, UNITS, is_plan

_SHARED = (UNITS, SETTINGS)
_ENDS = (LEDGER, CALENDAR, IMPORTED)


def plans(here: Repository, within: str) -> tuple[str, ...]:
    """List the staged plans at or below a folder that a commit would change, by path.

    So does a change of a plan's ledger, or of what it shares with others.
    """
    inside = f"{within}/" if within else ""
    kept = [each for each in _listed(here, "ls-files", "-z", "--cached") if is_plan(_name(each))]
    kept = [each for each in kept if each.startswith(inside)]
    changed = _listed(here, "diff", "--cached", "--name-only", "--no-renames", "-z", _head(here))
    return tuple(each for each in kept if any(_concerns(file, each) for file in changed))


def export(here: Repository, target: Path) -> None:
    """Write the staged files of collections into a folder."""
    files = [each for each in _listed(here, "ls-files", "-z", "--cached") if _belongs(each)]
    given = b"".join(os.fsencode(each) + b"\0" for each in files)
    asked = ("checkout-index", "-q", f"--prefix={target}/", "-z", "--stdin")
    git.demand(here.top or here.folder, *asked, given=given, index=here.staging)


def _belongs(path: str) -> bool:
    name = _name(path)
    return is_plan(name) or name in _SHARED or name.endswith(_ENDS)


def _concerns(changed: str, plan: str) -> bool:
    file, own = PurePosixPath(changed), PurePosixPath(plan)
    if changed == plan or changed == str(own.with_name(f"{own.stem}{LEDGER}")):
        return True
    shared = file.name in _SHARED or file.name.endswith(CALENDAR)
    return shared and file.parent in own.parents


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _head(here: Repository) -> str:
    if found := here.commit("HEAD"):
        return found
    return git.demand(here.folder, "hash-object", "-t", "tree", "--stdin").decode().strip()


def _listed(here: Repository, *arguments: str) -> list[str]:
    found = git.demand(here.top or here.folder, *arguments, index=here.staging)
    return [os.fsdecode(each) for each in found.split(b"\0") if each]
