"""`gkplan report`: the documents an office sends to units and superiors."""

from enum import StrEnum
from typing import Annotated

import typer

from gkplan.base import registry
from gkplan.base.language import _
from gkplan.cli import options, output
from gkplan.cli.options import AsOf, Paths, PlanName, UnitName
from gkplan.cli.terminal import TableColumn, table
from gkplan.rendering.render import list_forms
from gkplan.reports import papers
from gkplan.reports.case import make_case
from gkplan.store import collection

Report = StrEnum("Report", {name: name for name in registry.names(papers.REPORTS)})  # type: ignore[misc]
Format = StrEnum(  # type: ignore[misc]
    "Format", {name: name for name in (*list_forms(), *papers.PICTURES)}
)


def command(
    report: Annotated[
        Report | None,
        typer.Argument(metavar="[REPORT]", help=_("Which document; without one, all are listed.")),
    ] = None,
    paths: Paths = None,
    unit: UnitName = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    quarter: Annotated[
        str | None,
        typer.Option("--quarter", help=_("A quarter like 2026-Q4; that of the day by default.")),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help=_("What it becomes."))] = (
        Format("markdown")
    ),
    target: output.Target = None,
    templates: output.Templates = None,
) -> None:
    """Write a document derived from plans and their ledgers: 台账, 督办单, 通报 and others."""
    if report is None:
        print(*listing(), sep="\n")
        return
    read = collection.read_plans(paths, plan=plan or "")
    if not read.dossiers:
        raise collection.no_plan(plan or "")
    case = make_case(read.dossiers, options.day(as_of), unit=unit or "", quarter=quarter or "")
    code = options.report_unread(read.unread)
    folder = templates or case.templates_folder
    output.deliver(papers.write_paper(report.value, case, format_.value, folder), target)
    raise typer.Exit(code)


def listing() -> list[str]:
    """A line for each document: its name and what it is."""
    return list(
        table((TableColumn(_("document")), TableColumn(_("what it is"))), papers.list_papers())
    )
