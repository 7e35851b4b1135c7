"""`gkplan trace confirm`: a stamp in the plan for each clause that somebody has read again."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.errors import GitFailed, UnwritableFile, UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.base.source import Source
from gkplan.cli import completion, differing, entry_options, options
from gkplan.cli.options import PlanName
from gkplan.cli.terminal import clean
from gkplan.model.superior import Clause
from gkplan.store import editor, git
from gkplan.tracing import confirming, paper, reading
from gkplan.tracing.confirming import Stamped
from gkplan.tracing.links import Footing, Link
from gkplan.tracking import lookup
from gkplan.tracking.standing import Standing


def command(
    tasks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TASK... | --all [PATH]...",
            help=_("Tasks by id, the start of it or number; with --all, plan files or folders."),
            autocompletion=completion.tasks,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Confirm the clauses of all tasks."))
    ] = False,
    plan: PlanName = None,
    in_: entry_options.In = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would change, and change nothing."))
    ] = False,
) -> None:
    """Note that tasks still do what their clauses ask for: they are no longer suspect.

    The plan gets the hash of the clause's words and, where git has it, its commit; all else stays.
    """
    given = tasks or []
    if not given and not everything:
        raise UsageFailure(_("name the tasks to confirm, or give --all"))
    paths = [*(in_ or []), *(map(Path, given) if everything else ())]
    day = options.day(None)
    read = reading.trace_plans(paths or None, day, plan=plan, ledgers=False)
    code = options.report_unread(read.unread)
    links = read.found.links if everything else _named(read, given)
    made = tuple(confirming.stamp_plans(confirming.choose_stamps(links, _Revisions(read).of)))
    for each in made:
        if each.refused:
            at = each.refused.position
            message = _("a stamp does not fit the way it is written; write `clause: …` instead")
            raise UnwritableFile(f"{at.path}:{at.line}:{at.column}: {message}")
    for each in made:
        _write(each, dry_run=dry_run)
    count = sum(len(each.stamps) for each in made)
    if not dry_run:
        print(ngettext("{n} clause confirmed", "{n} clauses confirmed", count).format(n=count))
    lost = any(link.footing in (Footing.UNKNOWN, Footing.UNREAD) for link in links)
    raise typer.Exit(1 if lost else code)


def _named(read: reading.Traced, wanted: list[str]) -> tuple[Link, ...]:
    """Choose the references of the tasks that were named; raises `UsageFailure` as a lookup."""
    links = read.found.links
    standings = {id(link.standing): link.standing for link in links}
    meant = [id(_implementing(read, standings.values(), each)) for each in wanted]
    return tuple(link for link in links if id(link.standing) in meant)


def _implementing(read: reading.Traced, standings: Iterable[Standing], wanted: str) -> Standing:
    """Find a task that implements something; one that does not is told from one that is not."""
    try:
        return lookup.find_task(standings, wanted)
    except UsageFailure as unknown:
        given = [one for each in read.plans if each.is_given for one in each.standings]
        try:
            lookup.find_task(given, wanted)
        except UsageFailure:
            raise unknown from None
        message = _("task `{task}` implements no clause")
        raise UsageFailure(message.format(task=wanted)) from None


def _write(made: Stamped, *, dry_run: bool) -> None:
    source = made.source
    if dry_run:
        sys.stdout.writelines(differing.write_unified_diff(source.path, source.text, made.text))
        return
    editor.replace_text(source, Path(source.path), made.text)
    for stamp in made.stamps:
        task = paper.task(stamp.link.standing)
        to = paper.clause(stamp.clause)
        marks = " ".join(each for each in stamp.values if each)
        print(clean(f"{source.path}: {task} → {to} ({marks})"))


class _Revisions:
    """The commits of superior plans, each asked for once."""

    def __init__(self, read: reading.Traced) -> None:
        self._sources: dict[str, Source] = {each.plan.path: each.plan.source for each in read.plans}
        self._known: dict[str, str] = {}

    def of(self, clause: Clause) -> str:
        """Name the commit that holds a clause as it was read; "" where there is none."""
        if clause.path not in self._known:
            source = self._sources.get(clause.path)
            try:
                found = git.last_commit(Path(clause.path), source.text) if source else ""
            except GitFailed:
                found = ""
            self._known[clause.path] = found
        return self._known[clause.path]
