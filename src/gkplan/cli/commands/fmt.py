"""`gkplan fmt`: plans written the way this program writes them, their meaning untouched."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.cli import differing, options
from gkplan.cli.options import Paths
from gkplan.store import collection, editor
from gkplan.store.fmt import tidying
from gkplan.store.fmt.tidying import Tidied


def command(
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("List what would change; write nothing."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Show what would change; write nothing."))
    ] = False,
) -> None:
    """Put the keys, quotes and empty lines of plans in order; what they say stays the same."""
    if not paths and not (check or diff):
        raise UsageFailure(_("name the plans to format, or give --check or --diff"))
    files, unread = collection.plan_files(paths or collection.default_paths())
    found = [tidying.tidy_file(path) for path in files]
    changing = [each for each in found if each.text != each.source.text]
    if diff:
        for each in changing:
            sys.stdout.writelines(
                differing.write_unified_diff(each.source.path, each.source.text, each.text)
            )
    else:
        _tell(changing, len(found), check=check)
    for each in found:
        if each.unsafe:
            message = _("{path} cannot be formatted without changing what it says; it stays")
            print(message.format(path=each.source.path), file=sys.stderr)
    refused = any(each.unsafe for each in found) | options.report_unread(
        [*unread, *(d for each in found for d in each.refused)]
    )
    raise typer.Exit(1 if refused or ((check or diff) and changing) else 0)


def _tell(changing: list[Tidied], count: int, *, check: bool) -> None:
    """Write each file once, unless only asked to check, and say which."""
    for each in changing:
        path = each.source.path
        if check:
            print(_("would be formatted: {path}").format(path=path))
        else:
            editor.replace_text(each.source, Path(path), each.text)
            print(_("formatted: {path}").format(path=path))
    plans = ngettext("{n} plan checked", "{n} plans checked", count).format(n=count)
    rest = _("{n} to format") if check else _("{n} formatted")
    print(f"{plans}: {rest.format(n=len(changing))}")
