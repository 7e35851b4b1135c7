"""`gkplan explain`: what a code means, why it matters, what to do."""

from typing import Annotated

import typer

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean, with_hint
from gkplan.validation import rule
from gkplan.validation.words import name_severity


def command(
    code: Annotated[
        str | None, typer.Argument(help=_("A code such as GK201, or a rule's name; none: all."))
    ] = None,
) -> None:
    """Explain a finding's code: what it means, why it matters and what to do."""
    known = rule.kinds()
    if code is None:
        for each in known:
            print(f"{each.code}  {name_severity(each.severity)}  {each.name}")
        return
    for each in known:
        if code.upper() == each.code or code == each.name:
            print(
                f"{each.code} {each.name} ({name_severity(each.severity)})\n\n{_(each.explanation)}"
            )
            return
    message = _("no code `{code}`").format(code=code)
    hint = did_you_mean(code.upper(), [each.code for each in known])
    raise UsageFailure(with_hint(message, hint))
