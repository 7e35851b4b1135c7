"""Bringing a site up to date: which pages there are, and which must be made anew."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkplan.base import extras, language
from gkplan.base.calendar import Calendar
from gkplan.base.diagnostics import Diagnostic
from gkplan.base.errors import UnreadableFile, UsageFailure
from gkplan.base.language import _, reason
from gkplan.rendering import batch, digests, manifest, templating
from gkplan.rendering.batch import Job
from gkplan.rendering.manifest import Manifest
from gkplan.site import inputs, kept, names, pages, plan_page
from gkplan.site.frame import Frame
from gkplan.site.plan_page import PlanFacts
from gkplan.store import collection, editor, lock
from gkplan.validation.reporters import concise

OnProgress = Callable[[int, int], None]


class SiteWish(NamedTuple):
    """A site to make: where, of which plans, for which day, in which language, how it looks."""

    out: Path
    paths: tuple[Path, ...]
    day: date
    locale: str
    templates: Path | None = None


class Built(NamedTuple):
    """What became of a site: its pages, how many files were written and removed, what is wrong."""

    pages: int
    written: int
    removed: int
    unread: tuple[Diagnostic, ...]


def build(wish: SiteWish, on_progress: OnProgress = lambda _done, _total: None) -> Built:
    """Make a site, or of one that is there what changed; `on_progress` learns how far it is.

    Raises `UsageFailure` for a folder that holds anything else or lies among the plans,
    `ExtraMissing`, and other environment failures where a template is wrong or a file cannot be
    written.
    """
    refuse(wish)
    files, lost = collection.plan_files(wish.paths)
    extras.need("vl_convert", "site")
    record = manifest.open_folder(wish.out)
    try:
        wish.out.mkdir(parents=True, exist_ok=True)
        with lock.held(wish.out / manifest.NAME), language.use_locale(wish.locale):
            return _build(wish, files, lost, record, on_progress)
    except OSError as error:
        raise editor.unwritable(wish.out, reason(error)) from error


def refuse(wish: SiteWish) -> None:
    """Raise `UsageFailure` for a folder in which files of the collection could be replaced."""
    out = wish.out.resolve()
    for path in wish.paths:
        folder = (path if path.is_dir() else path.parent).resolve()
        if out.is_relative_to(folder) or folder.is_relative_to(out):
            message = _("{out} cannot hold a site: {folder} holds plans that it is made of")
            raise UsageFailure(message.format(out=wish.out, folder=path))


def _build(
    wish: SiteWish,
    files: tuple[Path, ...],
    lost: tuple[Diagnostic, ...],
    record: Manifest,
    on_progress: OnProgress,
) -> Built:
    shelf = digests.Shelf()
    named = names.name_plans([str(file) for file in files])
    frame = _frame(wish, files, shelf)
    work = _Work(record, on_progress)
    work.do(list(_plan_jobs(named, frame, shelf)))
    sources = tuple(
        PlanFacts(kept.read_head(wish.out / file), name, str(wish.out / file))
        for name in named.values()
        for file in [names.name_facts_file(name)]
    )
    whole = frame_of_pages(frame, sources)
    lines = tuple(concise.report(lost).splitlines())
    work.do([*_assets(frame), *pages.list_jobs(sources, lines, whole)])
    removed = record.keep_only(work.outputs)
    record.save()
    faulty = [Path(each.head.path) for each in sources if each.head.faults]
    found = [d for each in _reread(faulty) for d in each.diagnostics]
    count = sum(name.endswith(".html") for name in work.outputs)
    return Built(count, work.written, len(removed), (*lost, *found))


def _reread(faulty: list[Path]) -> Iterable[collection.Opened]:
    return collection.dossiers(faulty) if faulty else ()


class _Work:
    """Jobs that are done: only those whose documents are not there already."""

    def __init__(self, record: Manifest, on_progress: OnProgress) -> None:
        self.record = record
        self.on_progress = on_progress
        self.outputs: list[str] = []
        self.written = 0
        self._done = self._total = 0

    def do(self, jobs: list[Job]) -> None:
        """Do jobs; raises the failure of the first that failed, once all others are done."""
        self.outputs += (name for job in jobs for name in job.outputs)
        due = [job for job in jobs if not self.record.is_current(job)]
        self._total += len(due)
        if due:
            self.record.expect(due)
        failures = []
        for result in batch.run(due, self.record.folder, self._tell):
            self.record.enter(result)
            self.written += len(result.changed)
            failures += [result.failure] if result.failure else []
        if failures:
            self.record.save()
            raise UnreadableFile(failures[0])

    def _tell(self) -> None:
        self._done += 1
        self.on_progress(self._done, self._total)


def _frame(wish: SiteWish, files: tuple[Path, ...], shelf: digests.Shelf) -> Frame:
    """Gather what plan pages share; they do not depend on which other plans there are."""
    settings = [shelf.settings(file) for file in files]
    set_here = next((each.templates for each in settings if each.templates), "")
    templates_folder = wish.templates or (Path(set_here) if set_here else None)
    calendar = next((each.calendar for each in settings if each.calendar.supplied), Calendar())
    digest = digests.make_digest(
        str(wish.day), wish.locale, inputs.digest_templates(templates_folder)
    )
    return Frame(wish.day, wish.locale, templates_folder, (), wish.day.year, calendar, digest)


def frame_of_pages(frame: Frame, sources: tuple[PlanFacts, ...]) -> Frame:
    """Add to a frame which years there are; the day's comes first, else the newest of a plan."""
    heads = [each.head for each in sources if each.head.readable]
    years = tuple(sorted({year for head in heads for year in head.years}, reverse=True))
    plans = {head.year for head in heads}
    newest = max(plans, default=frame.day.year)
    focus = frame.day.year if frame.day.year in plans else newest
    digest = digests.make_digest(frame.digest, repr((years, focus)))
    return frame._replace(years=years, focus=focus, digest=digest)


def _plan_jobs(named: dict[str, str], frame: Frame, shelf: digests.Shelf) -> Iterator[Job]:
    for path, name in named.items():
        outputs = (names.name_plan_page(name), names.name_facts_file(name))
        digest = digests.make_digest(frame.digest, name, shelf.digest(Path(path)))
        yield Job(outputs, digest, plan_page.make, (path, name, frame))


def _assets(frame: Frame) -> Iterator[Job]:
    for name in inputs.ASSETS:
        yield Job((name,), frame.digest, _asset, (name, frame.templates_folder))


def _asset(name: str, templates_folder: Path | None) -> tuple[bytes]:
    path = templating.find(f"site/{name}", templates_folder)
    assert path is not None  # noqa: S101 - gkplan has both
    return (path.read_bytes(),)
