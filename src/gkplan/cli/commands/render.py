"""`gkplan render`: the published plan as text, Markdown or a page."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan import registry
from gkplan.cli import options
from gkplan.diagnostics import Diagnostic
from gkplan.errors import NothingFound, UsageFailure
from gkplan.language import _, reason
from gkplan.renderers._options import Options
from gkplan.store import collection

RENDERERS = "gkplan.renderers"
Format = StrEnum("Format", {name: name for name in registry.names(RENDERERS)})  # type: ignore[misc]


def command(
    plan: Annotated[Path, typer.Argument(help=_("A plan file."))],
    format_: Annotated[Format, typer.Option("--format", help=_("What it becomes."))] = (
        Format("markdown")
    ),
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("Write to this file."))
    ] = None,
    furniture: Annotated[
        bool, typer.Option("--furniture", help=_("With the page text it was published among."))
    ] = False,
    templates: Annotated[
        Path | None, typer.Option("--templates", help=_("A folder with templates of your own."))
    ] = None,
) -> None:
    """Render a plan as the document that is published."""
    if templates and not templates.is_dir():
        raise NothingFound(_("{path} is not a folder").format(path=templates))
    found = list(options.dossiers([plan]))
    if len(found) > 1:
        raise UsageFailure(_("{path} holds more than one plan: name one").format(path=plan))
    unread: list[Diagnostic] = list(found[0].diagnostics)
    code = options.report_unread(unread)
    own = found[0].settings.templates
    if found[0].plan:
        chosen = Options(furniture, templates or (Path(own) if own else None))
        text = registry.member(RENDERERS, format_.value).render(found[0].plan, chosen)
        if output is None:
            print(text, end="")
        else:
            _write(output, text)
    raise typer.Exit(code)


def _write(output: Path, text: str) -> None:
    """Write a rendered file, but never over a file of the collection."""
    names = (collection.UNITS, collection.SETTINGS)
    if output.suffix in (".yaml", ".yml") or output.name in names:
        raise UsageFailure(_("{path} would overwrite a plan's file").format(path=output))
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = _("{path} cannot be written: {why}")
        raise NothingFound(message.format(path=output, why=reason(error))) from error
