"""`gkplan trace`: which tasks carry out which clauses of superior plans."""

from enum import StrEnum
from typing import Annotated

import typer

from gkplan import tracing_paper
from gkplan.cli import options, output, trace_tables, traced
from gkplan.cli.options import AsOf, Paths, PlanName
from gkplan.language import _

ACTIONS = "gkplan.cli.commands_trace"


class Format(StrEnum):
    """How a tracing is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def command(
    paths: Paths = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    format_: Annotated[Format, typer.Option("--format", help=_("How it is printed."))] = (
        Format.TABLE
    ),
    target: output.Target = None,
    templates: output.Templates = None,
) -> None:
    """Show which tasks implement which clauses of superior plans, and what is left over."""
    day = options.day(as_of)
    read = traced.traced(paths, day, plan=plan)
    if format_ is Format.TABLE:
        written = "".join(f"{line}\n" for line in trace_tables.lines(read.found))
    elif format_ is Format.JSON:
        import json

        from gkplan import contract_trace

        answer = contract_trace.tracing(read.found, day)
        written = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    else:
        text, page = tracing_paper.document(read.found, day, templates or read.templates)
        if format_ is Format.HTML:
            from gkplan.renderers import html
            from gkplan.renderers._options import Options

            text = html.render(page, Options(templates=templates or read.templates))
        written = text
    output.deliver(written, target)
    raise typer.Exit(options.report_unread(read.unread))
