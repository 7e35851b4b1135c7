"""`gkplan import`: a published plan becomes a tracked one."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.answers import JSON
from gkplan.base.errors import EnvironmentFailure, UnreadableFile, UsageFailure
from gkplan.base.language import _
from gkplan.cli import options
from gkplan.cli.options import Format, Printed
from gkplan.cli.output import progress
from gkplan.cli.tables import imports
from gkplan.importing import answers, filing, review_page
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.filing import Taken
from gkplan.store import editor

_SHOWN = "-"


def command(
    path: Annotated[str, typer.Argument(metavar="FILE", help=_("A document, a folder, or -."))],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("Write to this file or folder."))
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", help=_("Bring this plan up to date with the document."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Write nothing."))] = False,
    review: Annotated[
        bool, typer.Option("--review", help=_("Show what was not read surely."))
    ] = False,
    review_file: Annotated[
        Path | None, typer.Option("--review-page", help=_("Write that as a page, to this file."))
    ] = None,
    title: Annotated[str, typer.Option("--title", help=_("The plan's title."))] = "",
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=2200, help=_("The plan's year."))
    ] = None,
    issuer: Annotated[str, typer.Option("--issuer", help=_("Whose plan it is."))] = "",
    as_of: options.AsOf = None,
    format_: Printed = Format.TABLE,
) -> None:
    """Make a plan of a published document: text, Word, PDF, a saved page or Markdown."""
    if not all(value.isprintable() for value in (title, issuer)):
        raise UsageFailure(_("a title or a name is one line"))
    wishes = Wishes(options.day(as_of).year, title.strip(), year, issuer.strip())
    names = filing.list_documents(path)
    if into:
        if len(names) > 1 or output:
            raise UsageFailure(_("--into takes one document and no other place to write"))
        found = [filing.update_plan(names[0], into, wishes, dry_run=dry_run)]
    else:
        found = _import(names, output, wishes, dry_run=dry_run)
    if format_ is Format.JSON:
        documents = [_described(each, written=not dry_run) for each in found]
        options.print_json(answers.answer(documents))
    elif str(output) != _SHOWN:
        _show(found, review=review)
    if review_file:
        review_page.write_review_page(review_file, [each.intake for each in found if each.intake])
    raise typer.Exit(3 if any(each.failure for each in found) else 0)


def _import(names: list[str], output: Path | None, wishes: Wishes, *, dry_run: bool) -> list[Taken]:
    """Take in every document and write its plan; one that fails does not stop the others."""
    if str(output) == _SHOWN:
        if len(names) > 1:
            raise UsageFailure(_("several plans cannot be written to one place"))
        made = filing.take_document(names[0], filing.read_declared_units(None), wishes)
        print(made.written, end="")
        return [Taken(names[0], made)]
    if output and len(names) > 1 and output.suffix in (".yaml", ".yml"):
        raise UsageFailure(_("several plans cannot be written to one place"))
    declared = filing.read_declared_units(output)
    alone = len(names) == 1
    taken: set[Path] = set()
    with progress(_("reading")) as on_progress:
        return [
            _written(each, output, taken, dry_run=dry_run, alone=alone)
            for each in filing.take_documents(names, declared, wishes, on_progress)
        ]


def _written(
    taken: Taken, output: Path | None, places: set[Path], *, dry_run: bool, alone: bool
) -> Taken:
    if taken.intake is None:
        if alone:
            raise UnreadableFile(taken.failure)
        return taken
    path = filing.choose_target(taken.intake, output)
    if path in places:
        message = _("{file} is a plan of the same bureau and year as another: {path} is taken")
        return Taken(taken.name, taken.intake, message.format(file=taken.name, path=path))
    places.add(path)
    if dry_run and path.exists():
        print(editor.say_already_there(path), file=sys.stderr)
    if not dry_run:
        try:
            filing.file_plan(taken.intake, path)
        except EnvironmentFailure as failure:
            if alone:
                raise
            return Taken(taken.name, taken.intake, str(failure))
    return Taken(taken.name, taken.intake, output=str(path))


def _described(taken: Taken, *, written: bool) -> JSON:
    if taken.intake is None or taken.failure:
        return answers.failure(taken.name, taken.failure)
    return answers.document(taken.intake, taken.output, written=written and bool(taken.output))


def _show(found: list[Taken], *, review: bool) -> None:
    for line in imports.summary(found):
        print(line)
    for each in found:
        if each.failure:
            sys.stdout.flush()
            print(each.failure, file=sys.stderr)
        elif each.note:
            sys.stdout.flush()
            print(each.note, file=sys.stderr)
        elif each.intake and review:
            print()
            for line in imports.review(each.intake):
                print(line)
        elif each.intake and len(found) == 1:
            for line in imports.closing(each.intake):
                print(line)
