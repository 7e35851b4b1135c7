"""`gkplan render`: the published plan as text, Markdown, a page, Word or PDF."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan import registry
from gkplan.cli import options, output
from gkplan.document.published import document
from gkplan.errors import NothingFound, UsageFailure
from gkplan.language import _
from gkplan.renderers._options import Options

Format = StrEnum("Format", {name: name for name in registry.names(output.RENDERERS)})  # type: ignore[misc]


def command(
    plan: Annotated[Path, typer.Argument(help=_("A plan file."))],
    format_: Annotated[Format, typer.Option("--format", help=_("What it becomes."))] = (
        Format("markdown")
    ),
    target: output.Target = None,
    furniture: Annotated[
        bool, typer.Option("--furniture", help=_("With the page text it was published among."))
    ] = False,
    letterhead: Annotated[
        bool, typer.Option("--letterhead", help=_("With the head of a signed document."))
    ] = False,
    fragment: Annotated[
        bool, typer.Option("--fragment", help=_("HTML to paste into a page, not a whole one."))
    ] = False,
    templates: output.Templates = None,
) -> None:
    """Render a plan as the document that is published."""
    for wanted, name, its_format in (
        (furniture, "--furniture", "text"),
        (fragment, "--fragment", "html"),
    ):
        if wanted and format_ != its_format:
            message = _("{option} is for --format {format}")
            raise UsageFailure(message.format(option=name, format=its_format))
    if templates and not templates.is_dir():
        raise NothingFound(_("{path} is not a folder").format(path=templates))
    found = list(options.dossiers([plan]))
    if len(found) > 1:
        raise UsageFailure(_("{path} holds more than one plan: name one").format(path=plan))
    code = options.report_unread(list(found[0].diagnostics))
    own = found[0].settings.templates
    if found[0].plan:
        chosen = Options(furniture, templates or (Path(own) if own else None), fragment)
        laid_out = document(found[0].plan, found[0].settings.site, letterhead=letterhead)
        renderer = registry.member(output.RENDERERS, format_.value)
        output.deliver(renderer.render(laid_out, chosen), target)
    raise typer.Exit(code)
