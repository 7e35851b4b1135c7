"""`gkplan trace`: which tasks carry out which clauses of superior plans, and confirming them."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan import confirming, language, outline, tracing, tracing_paper
from gkplan.cli import differing, options, output
from gkplan.cli.options import AsOf, PlanName
from gkplan.cli.terminal import Column, clean, paint, table
from gkplan.document import markdown
from gkplan.document.blocks import Document
from gkplan.errors import GitFailed, UsageFailure
from gkplan.language import _, ngettext
from gkplan.renderers._options import Options
from gkplan.source import Edit, Source
from gkplan.spelling import did_you_mean, with_hint
from gkplan.store import editor, git
from gkplan.tracing import Footing, Link, Subject, Tracing

CONFIRM = "confirm"


class Format(StrEnum):
    """How a tracing is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]... | confirm TASK...",
            help=_("Plans to trace; or `confirm` and the tasks whose clauses were read again."),
        ),
    ] = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Confirm the clauses of all tasks."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would change, and change nothing."))
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help=_("How it is printed."))] = (
        Format.TABLE
    ),
    target: output.Target = None,
    templates: output.Templates = None,
) -> None:
    """Show which tasks implement which clauses of superior plans, and what nobody implements.

    `gkplan trace confirm TASK...` notes that a task still does what its clauses ask for.
    """
    given = what or []
    day = options.day(as_of)
    if given[:1] == [CONFIRM]:
        raise typer.Exit(_confirm(given[1:], everything=everything, dry_run=dry_run, plan=plan))
    followed = options.follow([Path(each) for each in given] or None, day, plan=plan)
    found = tracing.trace([Subject(each, own) for each, own in followed.plans])
    if format_ is Format.JSON:
        from gkplan import contract_trace

        options.print_json(lambda _contract: contract_trace.tracing(found, day))
    elif format_ is Format.TABLE:
        print(*_lines(found), sep="\n")
    else:
        output.deliver(_written(found, format_, templates), target)
    raise typer.Exit(options.report_unread(followed.unread))


def _written(found: Tracing, format_: Format, templates: Path | None) -> str:
    text = tracing_paper.written(found, templates, language.active())
    if format_ is Format.MARKDOWN:
        return text
    from gkplan.renderers import html

    title = _("Tasks and the clauses they implement")
    page = Document(title, language.active(), markdown.blocks(text), landscape=True)
    return html.render(page, Options(templates=templates))


def _lines(found: Tracing) -> Iterator[str]:
    """Show each superior plan by its clauses, then each plan's tasks that rest on nothing."""
    if not found.bases:
        yield _("no task says which clause of a superior plan it implements")
    for coverage in found.coverages:
        yield paint(clean(coverage.plan.title), "bold")
        counts = _("{n} of {total} clauses are implemented.")
        yield "  " + counts.format(n=coverage.implemented, total=len(coverage.clauses))
        columns = (
            Column(_("number")),
            Column(_("clause"), gives_way=True),
            Column(_("implemented by"), gives_way=True),
            Column(_("status")),
            Column(_("confirmed")),
        )
        rows = [row for clause in coverage.clauses for row in tracing_paper.clause_rows(clause)]
        cells = [tuple(row.values()) for row in rows]
        yield from table(columns, cells, [_colour(row["footing"], row["by"]) for row in rows])
        yield ""
    for basis in found.bases:
        yield paint(clean(basis.plan.title), "bold")
        counts = _("{n} of {total} tasks rest on a clause.")
        yield "  " + counts.format(n=basis.founded, total=len(basis.tasks))
        without = [standing for standing, links in basis.tasks if not links]
        for standing in without:
            address = standing.placed.address or standing.task.id
            yield f"  {address}  {clean(outline.name(standing.task))}  " + _("no basis")
        unknown = [
            link for _standing, links in basis.tasks for link in links if link.clause is None
        ]
        for link in unknown:
            missing = _("no superior plan has a task `{clause}`")
            yield "  " + paint(missing.format(clause=clean(link.implemented.name)), "red")
        yield ""


def _colour(footing: str, by: str) -> str:
    if footing == tracing_paper.footing(Footing.SUSPECT):
        return "yellow"
    return "red" if by == _("nobody") else ""


def _confirm(tasks: list[str], *, everything: bool, dry_run: bool, plan: str | None) -> int:
    """Stamp the clauses of tasks; each file is written once, and only where something changes."""
    if bool(tasks) is everything:
        raise UsageFailure(_("name the tasks to confirm, or give --all"))
    followed = options.follow(None, options.day(None), plan=plan, ledgers=False)
    found = tracing.trace([Subject(each, own) for each, own in followed.plans])
    known = {link.standing.task.id for link in found.links}
    for task in tasks:
        if task not in known:
            message = _("no task `{task}` implements a clause").format(task=task)
            raise UsageFailure(with_hint(message, did_you_mean(task, sorted(known))))
    chosen = [each for each in found.links if everything or each.standing.task.id in tasks]
    by_file: dict[str, tuple[Source, list[Edit]]] = {}
    for link, clause in confirming.due(chosen):
        source = link.standing.plan.source
        made = confirming.stamp(link.implemented, clause, _revision(link))
        by_file.setdefault(source.path, (source, []))[1].extend(made)
    for path, (source, edits) in by_file.items():
        text = confirming.spliced(source, edits)
        if dry_run:
            sys.stdout.writelines(differing.unified(path, source.text, text))
        else:
            editor.replace_span(source, Path(path), 0, len(source.text), text)
    count = sum(1 for _each in confirming.due(chosen))
    if not dry_run:
        print(ngettext("{n} clause confirmed", "{n} clauses confirmed", count).format(n=count))
    return options.report_unread(followed.unread)


def _revision(link: Link) -> str:
    """Name the commit that the superior plan's file was last changed by; "" where git has none."""
    clause = link.clause
    try:
        return git.last_commit(Path(clause.path)) if clause else ""
    except GitFailed:
        return ""
