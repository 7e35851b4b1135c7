"""`gkplan trace`: which tasks carry out which clauses of superior plans."""

from enum import StrEnum
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import options, output
from gkplan.cli.options import AsOf, Paths, PlanName
from gkplan.cli.tables import trace
from gkplan.tracing import paper, reading

ACTIONS = __name__


class TraceFormat(StrEnum):
    """How a tracing is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def command(
    paths: Paths = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    format_: Annotated[TraceFormat, typer.Option("--format", help=_("How it is printed."))] = (
        TraceFormat.TABLE
    ),
    target: output.Target = None,
    templates: output.Templates = None,
) -> None:
    """Show which tasks implement which clauses of superior plans, and what is left over."""
    day = options.day(as_of)
    read = reading.trace_plans(paths, day, plan=plan)
    if format_ is TraceFormat.TABLE:
        written = "".join(f"{line}\n" for line in trace.lines(read.found))
    elif format_ is TraceFormat.JSON:
        import json

        from gkplan.tracing import answers

        answer = answers.tracing(read.found, day)
        written = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    else:
        text, page = paper.document(read.found, day, templates or read.templates_folder)
        if format_ is TraceFormat.HTML:
            from gkplan.rendering.options import Options
            from gkplan.rendering.renderers import html

            text = html.render(page, Options(templates=templates or read.templates_folder))
        written = text
    output.deliver(written, target)
    raise typer.Exit(options.report_unread(read.unread))
