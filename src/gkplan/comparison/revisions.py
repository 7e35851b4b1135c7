"""What `diff` is asked to compare: revisions told from paths as git does, and the plans read."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gkplan.base.errors import GitFailed, NothingFound, UsageFailure
from gkplan.base.language import _
from gkplan.comparison import many
from gkplan.comparison.git import repository, sides
from gkplan.comparison.git.repository import Repository, Side
from gkplan.comparison.many import Compared
from gkplan.store import collection


class Asked(NamedTuple):
    """What was compared, and what each side is called."""

    compared: Compared
    before: str
    after: str


def asked(arguments: list[str], behind: int | None, *, staged: bool) -> Asked:
    """Compare what a command line asks for; the last `behind` of it stood behind `--`, if any.

    Raises `UsageFailure` for what is neither a revision nor a path, `GitFailed` where git does not
    answer.
    """
    ahead = arguments[: len(arguments) - (behind or 0)]
    if not staged and len(arguments) == 2 and all(map(_is_file, arguments)):
        files = Path(arguments[0]), Path(arguments[1])
        if behind or not _is_revision(arguments):
            return Asked(many.of_files(*files), str(files[0]), str(files[1]))
    place = _repository(arguments)
    revisions, paths = _told_apart(place, ahead, strict=behind is not None)
    paths += arguments[len(ahead) :]
    before, after = _sides(place, revisions, staged=staged)
    within = [place.from_top(Path(path)) for path in paths]
    chosen = _chooser(place, within)
    differing = sides.differing(place, before, after, chosen)
    if paths:
        _refuse_absent(place, (before, after), list(zip(paths, within, strict=True)))
    compared = many.of_sides(place, before, after, differing)
    return Asked(compared, _called(before), _called(after))


def _is_file(path: str) -> bool:
    return Path(path).is_file() and collection.is_plan(Path(path).name)


def _is_revision(arguments: Sequence[str]) -> bool:
    """Tell whether one is also a revision, so that it could mean either."""
    try:
        place = repository.find(Path())
    except GitFailed:
        return False
    return any(place.commit(each) for each in arguments)


def _repository(arguments: Sequence[str]) -> Repository:
    """Find the repository that is meant: that of the last path, else of the folder we are in."""
    last = Path(arguments[-1]) if arguments else Path()
    if last.exists():
        folder = last if last.is_dir() else last.parent
        return repository.find(folder)
    return repository.find(Path())


def _told_apart(
    place: Repository, arguments: Sequence[str], *, strict: bool
) -> tuple[list[str], list[str]]:
    """Tell revisions from paths; before `--` there are only revisions."""
    revisions: list[str] = []
    for at, argument in enumerate(arguments):
        is_path = place.top is not None and os.path.lexists(argument)
        is_revision = len(revisions) < 2 and _named_revisions(place, argument)
        if is_revision and is_path and not strict:
            message = _("`{name}` is a revision and a file: put `--` before paths")
            raise UsageFailure(message.format(name=argument))
        if is_revision:
            revisions.append(argument)
        elif strict:
            raise UsageFailure(place.unknown(argument))
        elif is_path or place.top is None:
            return revisions, _paths(place, arguments[at:])
        else:
            raise UsageFailure(_neither(place, argument))
    return revisions, []


def _paths(place: Repository, arguments: Sequence[str]) -> list[str]:
    """Take what stands behind the revisions as paths; raises `UsageFailure` for a revision."""
    for argument in arguments:
        if not os.path.lexists(argument) and _named_revisions(place, argument):
            message = _("`{name}` is a revision: revisions stand before paths")
            raise UsageFailure(message.format(name=argument))
    return list(arguments)


def _named_revisions(place: Repository, argument: str) -> bool:
    if ".." in argument and not place.commit(argument):
        first, _dots, last = argument.partition("..")
        ends = (first or "HEAD", last.removeprefix(".") or "HEAD")
        return all(place.commit(each) for each in ends)
    return bool(place.commit(argument))


def _neither(place: Repository, argument: str) -> str:
    if place.is_shallow or argument == "HEAD":
        return place.unknown(argument)
    message = _("`{name}` is neither a revision nor a file or folder that is there")
    return message.format(name=argument)


def _sides(place: Repository, revisions: list[str], *, staged: bool) -> tuple[Side, Side]:
    """Choose what is compared: two revisions, or one with what is staged or with the files."""
    if len(revisions) == 1 and ".." in revisions[0] and not place.commit(revisions[0]):
        first, _dots, last = revisions[0].partition("..")
        end = place.side(last.removeprefix(".") or "HEAD")
        if last.startswith("."):
            return place.merge_base(first or "HEAD", last.removeprefix(".") or "HEAD"), end
        return place.side(first or "HEAD"), end
    if len(revisions) == 2:
        if staged:
            raise UsageFailure(_("--staged goes with one revision at most"))
        return place.side(revisions[0]), place.side(revisions[1])
    if place.top is None:
        raise UsageFailure(_("this repository has no files to compare with: give two revisions"))
    return place.side(revisions[0] if revisions else "HEAD"), Side(staged=staged)


def _called(side: Side) -> str:
    if side.commit:
        return side.name
    return _("staged") if side.staged else _("the files as they are")


def _chooser(place: Repository, within: list[str]) -> Callable[[str], bool]:
    """Give which paths are meant: those at or below the given ones, else all of the collection."""
    if not within:
        within = [place.from_top(p) for p in collection.default_paths() if p.is_dir()]
    folders = within or [""]

    def chosen(path: str) -> bool:
        if path in within:
            return True
        above = PurePosixPath(path).parts[:-1]
        if any(part.startswith((".", "templates")) for part in above):
            return False
        return any(not folder or path.startswith(f"{folder}/") for folder in folders)

    return chosen


def _refuse_absent(
    place: Repository, compared: tuple[Side, Side], paths: list[tuple[str, str]]
) -> None:
    """Raise `NothingFound` for a path that neither side has."""
    for path, from_top in paths:
        names = [f"{side.commit}:{from_top}" for side in compared if side.commit or side.staged]
        if not os.path.lexists(path) and not place.holds(names):
            raise NothingFound(_("{path} does not exist").format(path=path))
