"""`gkplan validate`: every finding of every file, in one run."""

from enum import StrEnum
from typing import Annotated

import typer

from gkplan import registry, validation
from gkplan.cli import options
from gkplan.cli.options import Paths
from gkplan.diagnostics import Severity
from gkplan.language import _, ngettext

Format = StrEnum("Format", {name: name for name in registry.names("gkplan.reporters")})  # type: ignore[misc]


def command(
    paths: Paths = None,
    format_: Annotated[
        Format, typer.Option("--format", help=_("How findings are written."))
    ] = Format("full"),
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings fail too."))] = False,
) -> None:
    """Check plans and ledgers, and list everything that is wrong with them."""
    found = []
    count = 0
    for dossier in options.dossiers(paths):
        count += 1
        found += validation.findings(dossier)
    found = list(dict.fromkeys(found))  # what plans share is told once
    found.sort(key=lambda each: each.sort_key)
    print(registry.member("gkplan.reporters", format_.value).report(found), end="")
    if format_.value == "full":
        print(("\n" if found else "") + _summary(found, count))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    raise typer.Exit(1 if any(each.severity in failing for each in found) else 0)


def _summary(found: list, count: int) -> str:  # type: ignore[type-arg]
    tally = {s: sum(1 for each in found if each.severity is s) for s in Severity}
    counts = [
        ngettext("{n} error", "{n} errors", tally[Severity.ERROR]),
        ngettext("{n} warning", "{n} warnings", tally[Severity.WARNING]),
        ngettext("{n} info", "{n} infos", tally[Severity.INFO]),
    ]
    words = ", ".join(w.format(n=n) for w, n in zip(counts, tally.values(), strict=True))
    plans = ngettext("{n} plan checked", "{n} plans checked", count).format(n=count)
    return f"{plans}: {words}"
