"""`gkplan validate`: every finding of every file, in one run."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base import registry
from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.language import _, ngettext
from gkplan.cli import differing
from gkplan.cli.options import Paths
from gkplan.cli.terminal import clean
from gkplan.store import collection, editor
from gkplan.validation import findings, fixing
from gkplan.validation.fixing import Mending

Format = StrEnum("Format", {name: name for name in registry.names("gkplan.validation.reporters")})  # type: ignore[misc]


def command(
    paths: Paths = None,
    format_: Annotated[
        Format, typer.Option("--format", help=_("How findings are written."))
    ] = Format("full"),
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings fail too."))] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help=_("Mend what has one safe remedy; ledgers stay."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Show what --fix would change; write nothing."))
    ] = False,
) -> None:
    """Check plans and ledgers, and list everything that is wrong with them."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if diff:
        mending = fixing.mend(paths or collection.default_paths())
        for source, text in mending.files:
            sys.stdout.writelines(differing.write_unified_diff(source.path, source.text, text))
        raise typer.Exit(1 if mending.files or _fails(mending.left, failing) else 0)
    if fix:
        mending = fixing.mend(paths or collection.default_paths())
        found, count = mending.left, mending.plans
        _write(mending, apart=format_.value not in ("full", "concise"))
    else:
        found, count = findings.validate_files(paths or collection.default_paths())
    print(registry.member("gkplan.validation.reporters", format_.value).report(found), end="")
    if format_.value == "full":
        print(("\n" if found else "") + _summary(found, count))
    raise typer.Exit(1 if _fails(found, failing) else 0)


def _fails(found: Sequence[Diagnostic], failing: set[Severity]) -> bool:
    return any(each.severity in failing for each in found)


def _write(mending: Mending, *, apart: bool) -> None:
    """Write each file once, and say what was mended; `apart` from what a program reads."""
    for source, text in mending.files:
        editor.replace_text(source, Path(source.path), text)
    stream = sys.stderr if apart else sys.stdout
    for each in mending.fixed:
        at = each.span.position
        line = _("fixed: {code} {message}").format(code=each.code, message=each.message)
        print(f"{at.path}:{at.line}:{at.column}: {clean(line)}", file=stream)
    if mending.fixed and not apart:
        print()


def _summary(found: Sequence[Diagnostic], count: int) -> str:
    tally = {s: sum(1 for each in found if each.severity is s) for s in Severity}
    counts = [
        ngettext("{n} error", "{n} errors", tally[Severity.ERROR]),
        ngettext("{n} warning", "{n} warnings", tally[Severity.WARNING]),
        ngettext("{n} info", "{n} infos", tally[Severity.INFO]),
    ]
    words = ", ".join(w.format(n=n) for w, n in zip(counts, tally.values(), strict=True))
    plans = ngettext("{n} plan checked", "{n} plans checked", count).format(n=count)
    mendable = fixing.count_fixable(found)
    hint = ngettext(
        "{n} finding has one safe remedy: --diff shows it, --fix makes it",
        "{n} findings have one safe remedy: --diff shows it, --fix makes it",
        mendable,
    ).format(n=mendable)
    return (f"{hint}\n" if mendable else "") + f"{plans}: {words}"
