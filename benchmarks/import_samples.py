"""Scores `gkplan import` against plans with known answers: tasks, units by role, deadlines.

Run it with the Python of the environment gkplan is installed in:
python benchmarks/import_samples.py [FOLDER]... [--misses]. A folder holds `NAME.txt` and what a
careful clerk finds in it, `NAME.json`; tests/samples/ is the default.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gkplan.importing import choice, intake
from gkplan.importing.drafting.draft import Wishes
from gkplan.model.deadline import (
    AfterEvent,
    BeforeDate,
    Deadline,
    FixedDate,
    Ongoing,
    Quota,
    Recurrence,
    Window,
)
from gkplan.model.plan import Task
from gkplan.model.unit import UnitRegister
from gkplan.phrases import numbering
from gkplan.phrases.folding import fold
from gkplan.phrases.outline import tracked

SAMPLES = Path(__file__).parents[1] / "tests" / "samples"
PERIODS = {"month": "P1M", "quarter": "P3M", "half-year": "P6M", "year": "P1Y"}


@dataclass
class Score:
    """What was found and what should have been."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    false_tasks: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    lossless: bool = True

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.found += other.found
        self.true += other.true
        self.false_tasks += other.false_tasks
        self.lossless &= other.lossless

    def f1(self, kind: str) -> float:
        whole = self.found[kind] + self.true[kind]
        return 2 * self.right[kind] / whole if whole else 1.0


def norm(deadline: Deadline) -> str | None:
    """Write a deadline the way the answers do."""
    match deadline:
        case FixedDate():
            return None if deadline.implied else str(deadline.by)
        case Window():
            return str(deadline.by)
        case Recurrence():
            if deadline.days and deadline.every.value == "month":
                return "monthly:" + ",".join(str(day or "last") for day in deadline.days)
            return PERIODS[deadline.every.value]
        case Quota():
            return f"quota:{deadline.at_least}/{PERIODS[deadline.per.value]}"
        case AfterEvent():
            return f"after:{deadline.within}"
        case BeforeDate():
            return str(deadline.before)
        case Ongoing():
            return "ongoing"


def plain(words: str) -> str:
    return "".join(fold(words).split()).strip("。.;,:、")


def score(path: Path) -> Score:
    """Import one sample and compare."""
    truth = json.loads(path.with_suffix(".json").read_text())
    manuscript = choice.read(path.read_bytes(), str(path))
    made = intake.take_in(manuscript, UnitRegister(declared=False), Wishes(year_now=2026))
    result = Score(lossless=made.lossless)
    waiting = [(p.label, p.item) for p in tracked(made.plan) if isinstance(p.item, Task)]
    if made.other or truth.get("no_plan"):
        waiting = waiting if truth.get("no_plan") and not made.other else []
    last = truth["tasks"][-1] if truth["tasks"] else None
    for expected in truth["tasks"]:
        own = next((each for each in waiting if _same(expected, *each)), None)
        result.true["task"] += 1
        if own is None:
            result.misses.append(f"no task {expected['heading']}")
        else:
            waiting = _without(waiting, own, last=expected is last)
            result.right["task"] += 1
            result.found["task"] += 1
        _units(expected, own[1] if own else None, result)
        _deadlines(expected, own[1] if own else None, result)
    for each in truth.get("optional_tasks", ()):
        heading = each if isinstance(each, str) else each["heading"]
        own = next((w for w in waiting if _same({"heading": heading}, *w)), None)
        waiting = [w for w in waiting if w is not own]
    result.false_tasks = [f"{task.heading or task.text[:24]}" for _label, task in waiting]
    result.found["task"] += len(waiting)
    return result


def _without(
    waiting: list[tuple[str, Task]], own: tuple[str, Task], *, last: bool
) -> list[tuple[str, Task]]:
    """Take a task away; what stands behind the last answer is the cut-off end of the excerpt."""
    at = next(index for index, each in enumerate(waiting) if each is own)
    return waiting[:at] if last else waiting[:at] + waiting[at + 1 :]


def _same(expected: dict[str, Any], label: str, task: Task) -> bool:
    own = plain(task.heading + "。" + task.text).replace("。", "")
    if number := numbering.read(task.text):
        own = plain(task.text[number.end :]).replace("。", "") if not task.heading else own
    labelled = plain(label + task.heading + task.text).replace("。", "")
    for key in ("heading", "heading_alt"):
        wanted = expected.get(key)
        for heading in wanted if isinstance(wanted, list) else [wanted]:
            words = plain(heading or "").replace("。", "")
            if words and (own.startswith(words[:18]) or labelled.startswith(words[:18])):
                return True
            if words and len(own) >= 6 and words.startswith(own):
                return True
    return False


def _units(expected: dict[str, Any], task: Task | None, result: Score) -> None:
    given = {(plain(a.unit), a.role.value) for a in task.assignments} if task else set()
    allowed = {
        plain(u["name"] if isinstance(u, dict) else u) for u in expected.get("optional_units", ())
    }
    names = {name for name, _role in given}
    for unit in expected["units"]:
        spelt = {plain(each) for each in (unit["name"], *_listed(unit.get("raw")))}
        roles = {unit["role"], *_listed(unit.get("role_alt"))}
        result.true["unit"] += 1
        hit = next(((n, r) for n, r in given if n in spelt and r in roles), None)
        if hit:
            given.discard(hit)
            result.right["unit"] += 1
            result.found["unit"] += 1
        else:
            result.misses.append(
                f"{expected['heading'][:16]}: no {unit['name']} {unit['role']} in {names}"
            )
    extra = [each for each in given if each[0] not in allowed]
    result.found["unit"] += len(extra)
    result.misses += [f"{expected['heading'][:16]}: false {name} {role}" for name, role in extra]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _deadlines(expected: dict[str, Any], task: Task | None, result: Score) -> None:
    given = [norm(each) for each in task.deadlines] if task else []
    given = [each for each in given if each is not None]
    wanted = [each for each in expected.get("deadline_norm", ()) if each is not None]
    for other in _alternatives(expected):
        if sorted(other) == sorted(given):
            wanted = other
    result.true["deadline"] += len(wanted)
    result.found["deadline"] += len(given)
    result.right["deadline"] += sum((Counter(wanted) & Counter(given)).values())
    if sorted(wanted) != sorted(given):
        result.misses.append(f"{expected['heading'][:16]}: deadlines {given}, should be {wanted}")


def _alternatives(expected: dict[str, Any]) -> list[list[str]]:
    """List the other ways to read a task's deadlines that are as fair."""
    other = expected.get("alt_norm") or []
    other = other if isinstance(other, list) else [other]
    if any(isinstance(each, list) for each in other):
        return [[one for one in each if one] for each in other if isinstance(each, list)]
    return [[one] for one in other if one]


def main(arguments: list[str]) -> None:
    """Print a line for each sample and one for all."""
    folders = [Path(each) for each in arguments if not each.startswith("--")] or [SAMPLES]
    whole = Score()
    print(f"{'units':>6} {'dead.':>6} {'tasks':>9} {'false':>5}  lossless")
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        if not path.with_suffix(".json").exists():
            continue
        one = score(path)
        whole.add(one)
        _print(path.stem, one)
        if "--misses" in arguments:
            for miss in (*one.misses, *(f"false task {each}" for each in one.false_tasks)):
                print("        ", miss)
    _print("all", whole)


def _print(name: str, one: Score) -> None:
    tasks = f"{one.right['task']}/{one.true['task']}"
    print(
        f"{one.f1('unit'):6.1%} {one.f1('deadline'):6.1%} {tasks:>9} {len(one.false_tasks):5}  "
        f"{'yes' if one.lossless else 'NO':3}  {name}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
