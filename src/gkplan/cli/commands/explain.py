"""`gkplan explain`: what a code means, why it matters, what to do."""

import inspect
from typing import Annotated

import typer

from gkplan import registry, rule
from gkplan.errors import UsageFailure
from gkplan.language import _
from gkplan.reporters.concise import severity
from gkplan.spelling import did_you_mean, with_hint
from gkplan.store import faults


def command(
    code: Annotated[
        str | None, typer.Argument(help=_("A code such as GK201, or a rule's name; none: all."))
    ] = None,
) -> None:
    """Explain a finding's code: what it means, why it matters and what to do."""
    known = _known()
    if code is None:
        for each, (name, weight, _text) in sorted(known.items()):
            print(f"{each}  {severity(weight)}  {name}")
        return
    for each, (name, weight, text) in known.items():
        if code.upper() == each or code == name:
            print(f"{each} {name} ({severity(weight)})\n\n{_(inspect.cleandoc(text))}")
            return
    message = _("no code `{code}`").format(code=code)
    hint = did_you_mean(code.upper(), tuple(known))
    raise UsageFailure(with_hint(message, hint))


def _known() -> dict:  # type: ignore[type-arg]
    found = {f.code: (f.name, f.severity, f.explanation) for f in faults.FAULTS}
    for name in registry.names(rule.RULES):
        member = rule.member(name)
        found[member.code] = (name, member.severity, rule.explanation(name))
    return found
