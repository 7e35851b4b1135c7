"""What is said of an entry at the prompt or by a program, as the ledger's values."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.model.ledger import Day, Entry, Step

_EXTENSIONS = (Step.EXTENSION_ASKED, Step.EXTENSION_GRANTED)


class EntryFields(NamedTuple):
    """Fields of an entry by their names; None is not said, an empty text takes a field away.

    `signed` are texts such as 初审=张某.
    """

    status: Step | None = None
    occurrence: str | None = None
    date: Day | None = None
    by: Sequence[str] | None = None
    note: str | None = None
    evidence: Sequence[str] | None = None
    until: Day | str | None = None
    signed: Sequence[str] | None = None
    units: Sequence[str] | None = None

    def make_entry(self, task: str, today: Day) -> Entry:
        """Make a new entry on a task: done today where nothing else is said."""
        new = Entry(task=task, date=today, status=Step.DONE, spans=MappingProxyType({}))
        return self.amend(new)

    def amend(self, entry: Entry) -> Entry:
        """Change in an entry what is said, and leave the rest.

        Raises `UsageFailure` for a text that is not UTF-8, for signatures that name no step, and
        for fields that the entry's status has no place for.
        """
        changed = entry._replace(**self._said(), spans=MappingProxyType({}))
        _goes_with(changed.status, "--until", is_said=bool(changed.until), steps=_EXTENSIONS)
        _goes_with(changed.status, "--units", is_said=bool(changed.units), steps=(Step.ASSIGNED,))
        return changed

    def _said(self) -> dict[str, Any]:
        """Give the fields that are said, as an entry holds them."""
        fields: dict[str, Any] = {}
        for field, value in zip(self._fields, self, strict=True):
            # an option that may be repeated and was not is an empty list
            if value is None or value == []:
                continue
            if isinstance(value, Day | Step):
                fields[field] = value
            elif isinstance(value, str):
                fields[field] = check_text(value) or (None if field == "until" else "")
            else:
                texts = dict.fromkeys(text for text in map(check_text, value) if text)
                fields[field] = _read_signatures(texts) if field == "signed" else tuple(texts)
        return fields


def check_text(text: str) -> str:
    """Take a text that comes from outside; one that is not UTF-8 cannot stand in a ledger."""
    try:
        text.encode()
    except UnicodeEncodeError:
        legible = text.encode(errors="surrogateescape").decode(errors="replace")
        raise UsageFailure(_("`{value}` is not UTF-8 text").format(value=legible)) from None
    return text


def _read_signatures(texts: Mapping[str, None]) -> tuple[tuple[str, str], ...]:
    signed: dict[str, str] = {}
    for text in texts:
        step, equals, name = (part.strip() for part in text.partition("="))
        if not (step and equals and name) or step in signed:
            message = _("--signed takes STEP=NAME, each step once; found `{value}`")
            raise UsageFailure(message.format(value=text))
        signed[step] = name
    return tuple(signed.items())


def _goes_with(status: Step, option: str, *, is_said: bool, steps: tuple[Step, ...]) -> None:
    if is_said and status not in steps:
        names = ", ".join(f"`{step}`" for step in steps)
        message = _("{option} goes with {steps} only")
        raise UsageFailure(message.format(option=option, steps=names))
