"""`gkplan diff`: what changed in plans between two revisions, or two files, as typed changes."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gkplan.base.language import _
from gkplan.cli import options, output
from gkplan.cli.output import Target, Templates

if TYPE_CHECKING:
    from gkplan.comparison.words.case import ComparisonCase


class DiffFormat(StrEnum):
    """How changes are printed: for people, for a review, for a program, or as a notice."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    PROSE = "prose"


def command(
    context: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV [REV]] [PATH]...",
            help=_(
                "Revisions, then plan files or folders; two plan files alone are compared. "
                "By default, the last commit with the files as they are."
            ),
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", "--cached", help=_("Compare with what is staged."))
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Exit with 1 where something changed."))
    ] = False,
    format_: Annotated[DiffFormat, typer.Option("--format", help=_("How it is printed."))] = (
        DiffFormat.TABLE
    ),
    target: Target = None,
    templates: Templates = None,
) -> None:
    """Show what changed in plans: amendments, wording and progress told apart."""
    from gkplan.comparison import revisions
    from gkplan.comparison.words.case import ComparisonCase

    behind = context.meta.get("gkplan.behind")
    asked = revisions.asked(list(arguments or ()), behind, staged=staged)
    compared = asked.compared
    case = ComparisonCase(
        compared.comparisons, asked.before, asked.after, compared.unread, compared.registers
    )
    if format_ is DiffFormat.TABLE:
        _print_table(case, target)
    else:
        from gkplan.base import registry

        member = registry.member("gkplan.comparison.formats", format_.value)
        rendered = member.render(case, templates)
        output.deliver(rendered, target)
        if not rendered and format_ is DiffFormat.PROSE:
            print(_("gkplan: nothing was amended, so there is no notice"), file=sys.stderr)
    sys.stdout.flush()
    for message in compared.failures:
        print(_("gkplan: {message}").format(message=message), file=sys.stderr)
    code = options.report_unread(list(compared.unread))
    changed = bool(compared.comparisons or compared.registers)
    raise typer.Exit(max(code, int(changed and exit_code)))


def _print_table(case: "ComparisonCase", target: Path | None) -> None:
    from gkplan.cli.tables import diff

    written = "".join(f"{line}\n" for line in diff.table(case))
    if target is not None:
        output.save(written, target)
    else:
        print(written, end="")
