"""A deadline written as one word: `ongoing`, or by mistake what belongs into a mapping."""

import re
from typing import Any

from gkplan.base.language import _
from gkplan.model.deadline import FixedDate, Ongoing, Quota, Recurrence
from gkplan.store.shapes.reading import Node, Reading
from gkplan.store.shapes.scalars import Choice


class Word(Choice):
    """The one word that is a deadline; of any other the hint says which form was meant."""

    def read(self, node: Node, reading: Reading) -> Any:
        before = len(reading.diagnostics)
        value = super().read(node, reading)
        for found in reading.diagnostics[before:]:
            if not found.hint and (form := _form_of(node.value)):
                hint = _("write `{form}`").format(form=form)
                reading.diagnostics[before:] = [found._replace(hint=hint)]
        return value


def _form_of(written: str) -> str:
    """Guess the form that a deadline written as a bare text was meant to have."""
    from gkplan.phrases.deadlines import read_cell

    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return f"{{by: {written}}}"
    for stated in read_cell(written, None):
        match stated.deadline:
            case FixedDate(by):
                return f"{{by: {by}}}"
            case Recurrence(every):
                return f"{{every: {every}}}"
            case Quota(at_least, per):
                return f"{{at_least: {at_least}, per: {per}}}"
            case Ongoing():
                return "ongoing"
    return ""
