"""`gkplan git merge`: the merge driver, which git runs for each file changed on both sides."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.comparison.git import textual

LABELS = ("ours", "theirs")


def command(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help=_("The file both sides go back to."))
    ],
    ours: Annotated[
        Path,
        typer.Argument(metavar="OURS", help=_("Our file; the result.")),
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help=_("Their file."))],
    size: Annotated[
        int, typer.Argument(metavar="[SIZE]", help=_("How long the marks of a conflict are."))
    ] = 7,
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help=_("What the file is called in the repository."))
    ] = "",
) -> None:
    """Merge a plan, a ledger or units by id and field; git runs this to merge."""
    versions = (base, ours, theirs)
    contents = (base.read_bytes(), ours.read_bytes(), theirs.read_bytes())
    plain = textual.merge(versions, LABELS, size, Path())
    ours.write_bytes(plain.content)  # whatever happens from here on, both sides are in the file
    raise typer.Exit(_merge(contents, ours, size, path or str(ours), plain.conflicts))


def _merge(
    contents: tuple[bytes, bytes, bytes], target: Path, size: int, path: str, by_lines: bool
) -> int:
    from gkplan.comparison.merging.merge import merge

    outcome = merge(contents, path, LABELS, size)
    if outcome.foreign:
        return int(by_lines)
    if outcome.content is None:
        message = _("{path} was merged by lines, not by id: look at it before you add it")
        lines = [message.format(path=path), *([f"  {outcome.why}"] if outcome.why else [])]
        if outcome.unread:
            from gkplan.validation.reporters import concise

            lines += concise.report(outcome.unread[:3]).splitlines()
    else:
        from gkplan.cli.tables import conflicts

        target.write_bytes(outcome.content)
        lines = [conflicts.line(each, path) for each in outcome.conflicts]
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0
