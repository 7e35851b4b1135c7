"""Making git know plans: drivers, attributes and a hook in one repository, and taking them out."""

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gkplan.base.errors import GitFailed
from gkplan.base.language import _
from gkplan.comparison.git import attributes, repository
from gkplan.comparison.git.repository import Repository
from gkplan.store import collection, editor, git
from gkplan.store.collection import LEDGER

_PACKAGE = Path(__file__).parents[2] / "__init__.py"
SECTIONS = ("diff.gkplan", "merge.gkplan")
_OURS = "merge.gkplan.attributes"  # set where we wrote .gitattributes
# counts what plans were read out as: git keeps what it was given until the command is another
_FORM = 3
_CACHE = "refs/notes/textconv/gkplan"
_HOOK = "#!/bin/sh\n# gkplan git install: staged plans with errors are not committed\nexec "


class GitSetting(NamedTuple):
    """A value in the repository's own configuration; None takes the whole section out."""

    key: str
    value: str | None


class Write(NamedTuple):
    """A file as it is and as it shall be; None stands for no file."""

    path: Path
    old: bytes | None
    new: bytes | None
    runs: bool = False


class Chain(NamedTuple):
    """A hook of somebody else, which stays as it is, and the line that would make it call ours."""

    path: Path
    line: str


Step = GitSetting | Write | Chain


class PlansFolder(NamedTuple):
    """A repository, and the folder of its plans as seen from its top."""

    repository: Repository
    top: Path
    folder: str


def find(folder: Path | None) -> PlansFolder:
    """Find the repository of a collection; raises `GitFailed` where there is none with files."""
    wanted = folder or collection.default_paths()[0]
    here = repository.find(wanted if wanted.is_dir() else Path())
    if here.top is None:
        raise GitFailed(_("this repository has no files: there is nothing to set up"))
    return PlansFolder(here, here.top, here.from_top(wanted))


def installing(place: PlansFolder) -> Iterator[Step]:
    """List what is to be done so that git knows plans; without what is done already."""
    call = command()
    wanted = {
        "diff.gkplan.textconv": f'f() {{ : {_FORM}; {call}.cli.textconv "$1" || cat "$1"; }}; f',
        "diff.gkplan.cachetextconv": "true",
        "diff.gkplan.xfuncname": "^([^ ].*)$",
        "merge.gkplan.name": "plans and ledgers by id",
        "merge.gkplan.driver": _driver(call),
    }
    for key, value in wanted.items():
        if _configured(place, key) != value:
            yield GitSetting(key, value)
    plans = attributes.pattern(place.folder, "*.yaml")
    ledgers = attributes.pattern(place.folder, f"*{LEDGER}")
    # who has this file without our drivers merges ledgers as before
    shared = (f"{plans} diff=gkplan merge=gkplan", f"{ledgers} merge=union")
    for write in _attributes(place.top / ".gitattributes", shared):
        yield GitSetting(_OURS, "true")
        yield write
    yield from _attributes(_own(place, "info/attributes"), (f"{ledgers} merge=gkplan",))
    yield from _hook(place, call)


def uninstalling(place: PlansFolder) -> Iterator[Step]:
    """List what is to be done so that everything is as it was."""
    for section in SECTIONS:
        answer = git.ask(place.top, "config", "--local", "--get-regexp", rf"^{section}\.")
        if answer is not None and answer.succeeded:
            yield GitSetting(section, None)
    # lines that came with a colleague's commit are not ours to take out
    shared = [place.top / ".gitattributes"] if _configured(place, _OURS) else []
    for path in (*shared, _own(place, "info/attributes")):
        old = editor.read_contents(path)
        if (new := attributes.without_lines(old)) != old:
            yield Write(path, old, new)
    path = _own(place, "hooks/pre-commit")
    old = editor.read_contents(path)
    if old is not None and old.startswith(_HOOK.encode()):
        yield Write(path, old, None)


def apply(place: PlansFolder, steps: tuple[Step, ...]) -> None:
    """Take the steps; files that changed meanwhile are left, which raises `FileChanged`."""
    for step in steps:
        match step:
            case GitSetting(key, None):
                _tell(place, "config", "--local", "--remove-section", key)
                if key == SECTIONS[0]:
                    _tell(place, "update-ref", "-d", _CACHE)
            case GitSetting(key, value):
                _tell(place, "config", "--local", key, value or "")
            case Write():
                _write(step)
            case _:
                continue


def command() -> str:
    """Give the words of a shell that run this program, wherever it is run from.

    Without -P a file of the repository could stand in for a module of Python's own.
    """
    return f"{shlex.quote(sys.executable)} -P -m gkplan"


def _driver(call: str) -> str:
    """Give the merge driver; where this program is gone, git merges as it would without one."""
    there = f"test -x {shlex.quote(sys.executable)} && test -e {shlex.quote(str(_PACKAGE))}"
    plain = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    known = f"{there} && exec {call} git merge".replace("%", "%%")
    return f"{known} %O %A %B %L %P; exec {plain}"


def _configured(place: PlansFolder, key: str) -> str | None:
    answer = git.ask(place.top, "config", "--local", "--get", key)
    if answer is None or not answer.succeeded:
        return None
    return answer.given.decode(errors="replace").removesuffix("\n")


def _attributes(path: Path, lines: tuple[str, ...]) -> Iterator[Write]:
    old = editor.read_contents(path)
    new = attributes.with_lines(old, lines)
    if new != old:
        yield Write(path, old, new)


def _hook(place: PlansFolder, call: str) -> Iterator[Step]:
    path = _own(place, "hooks/pre-commit")
    line = f"{call} git check {shlex.quote(place.folder or '.')}"
    old = editor.read_contents(path)
    foreign = old is not None and not old.startswith(_HOOK.encode())
    if foreign or not _is_own(place, path):
        if line.encode() not in (old or b""):
            yield Chain(path, f"{line} || exit 1")
        return
    new = f"{_HOOK}{line}\n".encode()
    if new != old:
        yield Write(path, old, new, runs=True)


def _is_own(place: PlansFolder, path: Path) -> bool:
    """Tell whether a hook is this repository's, and not one of all repositories of a person."""
    common = place.top / _tell(place, "rev-parse", "--git-common-dir")
    return any(path.resolve().is_relative_to(each.resolve()) for each in (place.top, common))


def _own(place: PlansFolder, name: str) -> Path:
    return place.top / _tell(place, "rev-parse", "--git-path", name)


def _tell(place: PlansFolder, *arguments: str) -> str:
    answer = git.ask(place.top, *arguments)
    if answer is None:
        raise GitFailed(_("git is not installed"))
    if not answer.succeeded:
        raise GitFailed(_("git does not answer: {why}").format(why=answer.said))
    return os.fsdecode(answer.given).removesuffix("\n")


def _write(step: Write) -> None:
    step.path.parent.mkdir(parents=True, exist_ok=True)

    def change(old: bytes | None) -> bytes | None:
        if old != step.old:
            raise editor.changed(step.path)
        return step.new

    editor.rewrite(step.path, change)
    if step.runs:
        step.path.chmod(step.path.stat().st_mode | 0o111)
