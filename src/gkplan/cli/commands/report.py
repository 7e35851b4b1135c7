"""`gkplan report`: the documents an office sends to units and superiors."""

from enum import StrEnum
from typing import Annotated

import typer

from gkplan import papers, registry
from gkplan.cli import options, output
from gkplan.cli.options import AsOf, Paths, PlanName, UnitName
from gkplan.language import _
from gkplan.renderers._options import Options

Report = StrEnum("Report", {name: name for name in registry.names(papers.REPORTS)})  # type: ignore[misc]
Format = StrEnum("Format", {name: name for name in registry.names(output.RENDERERS)})  # type: ignore[misc]


def command(
    report: Annotated[Report, typer.Argument(help=_("Which document."))],
    paths: Paths = None,
    unit: UnitName = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help=_("What it becomes."))] = (
        Format("markdown")
    ),
    target: output.Target = None,
    templates: output.Templates = None,
) -> None:
    """Write a document derived from plans and their ledgers: 台账, 督办单, 通报 and others."""
    case, unread, own = options.case(paths, options.day(as_of), plan=plan, unit=unit or "")
    code = options.report_unread(unread)
    chosen = Options(templates=templates or own)
    made = papers.paper(report.value, case, chosen.templates)
    if format_ == "markdown":
        written: str | bytes = made.markdown
    else:
        written = registry.member(output.RENDERERS, format_.value).render(made.document, chosen)
    output.deliver(written, target)
    raise typer.Exit(code)
