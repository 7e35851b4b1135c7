"""Facts are read as they were written; other fields make them anew."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gkplan.site import gather, kept
from gkplan.site.facts import Facts, Name
from gkplan.store import collection
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.standing import judge_tasks
from support.paths import ROOT


@pytest.fixture(scope="module")
def facts() -> Facts:
    (opened,) = collection.dossiers([ROOT / "plans" / "example-city"], superiors=False)
    assert opened.dossier
    standings = judge_tasks(opened.dossier, date(2026, 11, 23))
    return gather.gather_facts(opened, FollowedPlan(opened.dossier, standings))


def test_facts_are_read_as_they_were_written(facts: Facts, tmp_path: Path) -> None:
    """Also their types: what was a tuple is one, what was a row has its names."""
    file = tmp_path / "facts.json"
    file.write_bytes(kept.write_facts(facts))
    head = kept.read_head(file)
    assert head.digest
    assert facts.tasks
    assert facts.dates
    assert facts.quarters
    assert facts.head.pressing
    made = Facts(
        head._replace(digest=""),
        *(read(file) for read in (kept.read_quarters, kept.read_tasks, kept.read_dates)),
    )
    assert repr(made) == repr(facts)


class Before(NamedTuple):
    name: str
    names: tuple[Name, ...]


class Within(NamedTuple):
    name: str
    note: str
    names: tuple[Name, ...]


class Swapped(NamedTuple):
    names: tuple[Name, ...]
    name: str


class Retyped(NamedTuple):
    name: str
    names: tuple[str, ...]


for kind in (Within, Swapped, Retyped):
    kind.__name__ = "Before"


class Holder(NamedTuple):
    held: tuple[Before, ...]


@pytest.mark.parametrize("changed", [Within, Swapped, Retyped])
def test_other_fields_are_another_format(changed: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the fields alone, at whatever depth: here the kinds have the same name."""
    fields = [("held", tuple[changed, ...])]  # type: ignore[valid-type]
    holder = NamedTuple("Holder", fields)  # type: ignore[misc]
    assert kept.describe_format(Before) == kept.describe_format(Before)
    assert kept.describe_format(changed) != kept.describe_format(Before)
    assert kept.describe_format(holder) != kept.describe_format(Holder)
    assert kept.describe_format(Facts) == kept.FORMAT
