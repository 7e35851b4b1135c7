"""How the occurrences of one task look on a terminal: when due, who reported, what is signed."""

from collections.abc import Iterable, Iterator, Sequence

from gkplan.base.language import _, ngettext
from gkplan.cli.terminal import TableColumn, clean, flow, table
from gkplan.tracking import words
from gkplan.tracking.progress import Progress


def occurrences(progress: Sequence[Progress]) -> Iterable[str]:
    """A table of the occurrences, by due date."""
    rows = [
        (
            each.occurrence.name,
            each.occurrence.deadline.what or each.occurrence.deadline.text,
            due(each),
            _done(each),
        )
        for each in progress
    ]
    if not rows:
        return ()
    columns = (
        TableColumn(_("occurrence")),
        TableColumn(_("milestone"), gives_way=True),
        TableColumn(_("due date")),
        TableColumn(_("done"), gives_way=True),
    )
    return table(columns, rows)


def due(progress: Progress) -> str:
    """Write when an occurrence is due, and from when that was put off."""
    occurrence, day = progress.occurrence, progress.due
    if day is None:
        return _("when recorded: {event}").format(event=occurrence.name)
    if progress.extended:
        return _("{day} (extended from {original})").format(day=day, original=occurrence.due)
    return _("{day} (provisional)").format(day=day) if occurrence.provisional else str(day)


def _done(progress: Progress) -> str:
    required, missing, needed = progress.required, progress.missing, progress.occurrence.needed
    days = [day.isoformat() for day in progress.done_on]
    if progress.cancelled_on:
        return _("cancelled")
    if needed > 1:
        return f"{len(days)}/{needed} {'、'.join(days)}".rstrip()
    if len(required) < 2 or not days:
        return "、".join(days)
    if missing:
        return words.reported(progress)
    return progress.reported_on.isoformat() if progress.reported_on else ""


def details(progress: Sequence[Progress]) -> Iterator[str]:
    """Of each occurrence that somebody acted on: reports by unit, who is missing, signatures."""
    for each in progress:
        lines = [line for title, parts in _facts(each) for line in _fact(title, parts)]
        if lines:
            yield "  " + clean(each.occurrence.name)
            yield from lines


def _facts(progress: Progress) -> Iterator[tuple[str, list[str]]]:
    """Gather what there is to tell beyond the day of a single unit's report."""
    acted = progress.done_on or progress.signed or progress.reminders
    if len(progress.required) > 1 and acted:
        yield _("reported"), [f"{unit} {day}" for unit, day in progress.reports.items()]
        yield _("not reported"), list(progress.missing)
    if progress.chain and progress.done_on:
        yield _("signed"), [f"{step} {day}" for step, day in progress.signed.items()]
        yield _("not signed"), [step for step in progress.chain if step not in progress.signed]
    if times := len(progress.reminders):
        last = progress.reminders[-1]
        told = ngettext("{n} time, last on {day}", "{n} times, last on {day}", times)
        yield _("reminded"), [told.format(n=times, day=last)]


def _fact(title: str, parts: Sequence[str]) -> Iterable[str]:
    """Write one fact; its parts go on below its title where they are many."""
    if not parts:
        return ()
    named = _("{title}: {value}").format(title=title, value=clean(parts[0]))
    return flow([(named, ""), *((clean(part), "") for part in parts[1:])], indent=4)
