"""`gkplan render`: the published plan as text, Markdown, a page, Word or PDF."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.errors import NothingFound, UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.cli import options, output
from gkplan.rendering import edition
from gkplan.rendering.edition import EditionWish
from gkplan.rendering.options import Options
from gkplan.rendering.render import list_forms, render
from gkplan.store import collection

Format = StrEnum("Format", {name: name for name in list_forms()})  # type: ignore[misc]


def command(
    plans: options.Paths = None,
    format_: Annotated[Format, typer.Option("--format", help=_("What it becomes."))] = (
        Format("markdown")
    ),
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_("Write to this file; of several plans, a folder.")),
    ] = None,
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
    """Render plans as the documents that are published; of several, those that changed."""
    _refuse_what_does_not_fit(format_, furniture=furniture, fragment=fragment)
    if templates and not templates.is_dir():
        raise NothingFound(_("{path} is not a folder").format(path=templates))
    paths = tuple(plans or collection.default_paths())
    files, _unread = collection.plan_files(paths)
    chosen = Options(furniture, templates, fragment)
    wish = EditionWish(paths, target or Path(), format_.value, chosen, letterhead)
    if len(files) == 1 and not (target and target.is_dir()):
        raise typer.Exit(_one(files[0], wish, target))
    if target is None:
        message = _("{n} plans are rendered into a folder: name one with -o")
        raise UsageFailure(message.format(n=len(files)))
    raise typer.Exit(_several(wish))


def _refuse_what_does_not_fit(format_: Format, *, furniture: bool, fragment: bool) -> None:
    for wanted, name, its_format in (
        (furniture, "--furniture", "text"),
        (fragment, "--fragment", "html"),
    ):
        if wanted and format_ != its_format:
            message = _("{option} is for --format {format}")
            raise UsageFailure(message.format(option=name, format=its_format))


def _one(file: Path, wish: EditionWish, target: Path | None) -> int:
    """Render one plan to a file or to standard output."""
    (opened,) = collection.dossiers([file], ledgers=False, superiors=False)
    code = options.report_unread(list(opened.diagnostics))
    if opened.dossier:
        written = render(opened.dossier, wish.form, wish.options, letterhead=wish.letterhead)
        output.deliver(written, target)
    return code


def _several(wish: EditionWish) -> int:
    """Render plans into a folder, and say what was done and what could not be."""
    with output.progress(_("rendering")) as on_progress:
        made = edition.make(wish, on_progress)
    count = ngettext("{n} document", "{n} documents", made.documents).format(n=made.documents)
    counts = _("{documents}, {written} of them new: {path}")
    print(counts.format(documents=count, written=made.written, path=wish.out))
    sys.stdout.flush()
    for failure in made.failures:
        print(_("gkplan: {message}").format(message=failure), file=sys.stderr)
    return max(options.report_unread(list(made.unread)), int(bool(made.failures)))
