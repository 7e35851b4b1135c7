"""Many plans printed into a folder: in parallel, and only those that changed since last time."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import UnreadableFile, UsageFailure
from gkplan.base.language import _
from gkplan.base.version import __version__
from gkplan.rendering import batch, digests, manifest, templating
from gkplan.rendering.batch import Job
from gkplan.rendering.options import Options
from gkplan.rendering.render import find_suffix, render
from gkplan.store import collection, editor

RECORD = ".gkplan-render.json"


class EditionWish(NamedTuple):
    """What to print: plans at these paths, in one form, into a folder laid out as theirs."""

    paths: tuple[Path, ...]
    out: Path
    form: str
    options: Options
    letterhead: bool = False


class Edition(NamedTuple):
    """What became of it: how many documents there are and are new, and why others are not."""

    documents: int
    written: int
    failures: tuple[str, ...]
    unread: tuple[Diagnostic, ...]


def make(
    wish: EditionWish, on_progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Edition:
    """Print all plans that changed, or whose document is not there.

    `on_progress` learns how many are done and how many there are to do. Raises `UsageFailure` for
    a folder that holds plans it reads, and environment failures where the folder or a template
    cannot be used.
    """
    files, lost = collection.plan_files(wish.paths)
    record = manifest.open_beside(wish.out, RECORD)
    jobs = list(_jobs(wish, files))
    due = [job for job in jobs if not record.is_current(job)]
    failures = []
    written = done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        on_progress(done, len(due))

    for result in batch.run(due, wish.out, tell):
        record.enter(result)
        written += len(result.changed)
        failures += [result.failure] if result.failure else []
    if due:
        record.save()
    return Edition(len(jobs) - len(failures), written, tuple(failures), lost)


def _jobs(wish: EditionWish, files: tuple[Path, ...]) -> Iterator[Job]:
    shelf = digests.Shelf()
    suffix = find_suffix(wish.form)
    top = Path(os.path.commonpath([file.absolute().parent for file in files])) if files else Path()
    folders = {file.resolve().parent for file in files}
    editor.refuse_plan_file(wish.out)
    for file in files:
        options = wish.options.falling_back(shelf.settings(file).templates)
        name = file.absolute().relative_to(top).with_suffix(suffix).as_posix()
        if {wish.out.resolve(), (wish.out / name).resolve().parent} & folders:
            message = _("{out} holds the plans themselves: name another folder")
            raise UsageFailure(message.format(out=wish.out))
        made_of = digests.make_digest(
            *(shelf.digest(file), _templates(options.templates), __version__),
            *(wish.form, repr(options), repr(wish.letterhead)),
        )
        yield Job((name,), made_of, print_plan, (str(file), wish.form, options, wish.letterhead))


def _templates(folder: Path | None) -> str:
    """Name what the templates of plans hold; raises `NothingFound` where the office's are not."""
    folders = templating.folders(folder)
    return digests.make_digest(
        *(digests.digest_file(f) for each in folders for f in sorted(each.glob("*")))
    )


def print_plan(path: str, form: str, options: Options, letterhead: bool) -> tuple[bytes]:  # noqa: FBT001
    """Print one plan; raises `UnreadableFile` where it is none."""
    (opened,) = collection.dossiers([Path(path)], ledgers=False, superiors=False)
    if opened.dossier is None:
        raise UnreadableFile(_("{path} cannot be read; see gkplan validate").format(path=path))
    written = render(opened.dossier, form, options, letterhead=letterhead)
    return (written.encode() if isinstance(written, str) else written,)
