"""Plans, ledgers and units of two branches put together, against an oracle of dicts."""

import copy
import re
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkplan.comparison.merging.conflicts import Clash
from gkplan.comparison.merging.merge import Outcome, merge
from support.profiles import examples

MERGES = 600

# A plan as the oracle sees it: fields of the whole by name, and by id each item's fields, the item
# it stands below ("" for the plan), and the order of what stands below each.
Doc = dict[str, Any]
TOP = ("title", "issuer", "preamble", "closing", "publication.written", "publication.category")
NAMES = [f"t{n}" for n in range(14)]
WORDS = ["公开权责清单", "按季度公布", "回应关切", "组织培训", "做好解读", "完善目录", "清理账号"]
UNIT = ["办公室", "法规处", "财务处", "宣传处"]
ROLES = ["lead", "support", "responsible"]


def doc() -> st.SearchStrategy[Doc]:
    @st.composite
    def draw_doc(draw: st.DrawFn) -> Doc:
        made: Doc = {"top": {}, "items": {}, "parent": {}, "below": {"": []}}
        for name in TOP:
            if name in ("title", "issuer") or draw(st.booleans()):
                made["top"][name] = _top_value(draw, name)
        for number in range(draw(st.integers(1, 3))):
            section = f"S{number}"
            _put(made, section, {"heading": f"第{number}章{'甲乙丙丁'[number] * 6}"}, "", 99)
            for _turn in range(draw(st.integers(0, 4))):
                name = NAMES[len(made["items"]) - number - 1]
                _put(made, name, _task(draw, name), section, 99)
        return made

    return draw_doc()


def _top_value(draw: st.DrawFn, name: str) -> str:
    if name == "publication.written":
        return f"2026-0{draw(st.integers(1, 9))}-01"
    return draw(st.sampled_from(WORDS)) + str(draw(st.integers(0, 3)))


def _task(draw: st.DrawFn, name: str) -> Doc:
    made: Doc = {"heading": f"{name}{draw(st.sampled_from(WORDS))}"}
    for field in ("text", "units", "deadline"):
        if draw(st.integers(0, 3)):
            made[field] = _value(draw, field)
    return made


def _value(draw: st.DrawFn, field: str) -> Any:
    if field == "units":
        names = draw(st.lists(st.sampled_from(UNIT), min_size=1, max_size=3, unique=True))
        return [(name, draw(st.sampled_from(ROLES))) for name in sorted(names)]
    if field == "deadline":
        return f"{{by: 2026-0{draw(st.integers(1, 9))}-15}}"
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    return draw(st.sampled_from(["。", "\n", "：", "，"])).join(words)


def _put(of: Doc, name: str, fields: Doc, parent: str, place: int) -> None:
    of["items"][name] = fields
    of["parent"][name] = parent
    of["below"].setdefault(parent, []).insert(place, name)


def _take_out(of: Doc, name: str) -> None:
    of["below"][of["parent"].pop(name)].remove(name)


def _dropped(of: Doc, name: str) -> None:
    for each in list(of["below"].get(name, ())):
        _dropped(of, each)
    of["below"].pop(name, None)
    _take_out(of, name)
    del of["items"][name]


def _edited(draw: st.DrawFn, base: Doc, side: str) -> Doc:
    of = copy.deepcopy(base)
    for _turn in range(draw(st.integers(1, 5))):
        tasks = [name for name in of["items"] if name[0] != "S"]
        sections = [name for name in of["items"] if name[0] == "S"]
        act = draw(
            st.sampled_from(["field", "field", "field", "top", "drop", "add", "move", "new"])
        )
        if act == "top":
            _change_top(draw, of)
        elif act == "field" and tasks:
            name = draw(st.sampled_from(tasks))
            field = draw(st.sampled_from(["heading", "text", "units", "deadline"]))
            if field != "heading" and not draw(st.integers(0, 3)):
                of["items"][name].pop(field, None)
            else:
                value = _value(draw, field if field != "heading" else "text")
                of["items"][name][field] = value.replace("\n", "") if field == "heading" else value
        elif act == "drop" and of["items"]:
            _dropped(of, draw(st.sampled_from(sorted(of["items"]))))
        elif act == "add" and sections:
            name = draw(st.sampled_from([f"{side}1", f"{side}2", f"{side}3", "both"]))
            if name not in of["items"]:
                parent = draw(st.sampled_from(sections))
                _put(of, name, _task(draw, name), parent, draw(st.integers(0, 5)))
        elif act == "move" and tasks:
            name = draw(st.sampled_from(tasks))
            _take_out(of, name)
            parent = draw(st.sampled_from(sections))
            of["parent"][name] = parent
            of["below"].setdefault(parent, []).insert(draw(st.integers(0, 5)), name)
        elif act == "new" and f"S{side}" not in of["items"]:
            _put(of, f"S{side}", {"heading": f"新{side * 5}章"}, "", draw(st.integers(0, 3)))
    return of


def _change_top(draw: st.DrawFn, of: Doc) -> None:
    name = draw(st.sampled_from(TOP))
    if name not in ("title", "issuer") and draw(st.integers(0, 4)) == 0:
        of["top"].pop(name, None)
    else:
        of["top"][name] = _top_value(draw, name)


def _yaml(of: Doc) -> str:
    lines = ["# 计划", "gkplan: 1", "year: 2026"]
    plain = [name for name in TOP if "." not in name and name in of["top"]]
    lines += [f"{name}: {of['top'][name]}" for name in plain]
    inner = [name for name in TOP if "." in name and name in of["top"]]
    if inner:
        lines += ["publication:"]
        lines += [f"  {name.split('.')[1]}: {of['top'][name]}" for name in inner]
    if of["below"][""]:
        lines.append("sections:")
    for section in of["below"][""]:
        lines.append(f"  - heading: {of['items'][section]['heading']}")
        if of["below"].get(section):
            lines.append("    tasks:")
        for name in of["below"].get(section, ()):
            lines += [f"      # 说明 {name}", f"      - id: {name}"]
            lines += [line for each in of["items"][name].items() for line in _field(*each)]
    return "\n".join(lines) + "\n"


def _field(field: str, value: Any) -> list[str]:
    pad = " " * 8
    if field == "units":
        by_role = [
            f"{role}: [{', '.join(name for name, own in value if own == role)}]"
            for role in dict.fromkeys(own for _name, own in value)
        ]
        return [f"{pad}units: {{{', '.join(by_role)}}}"]
    if "\n" in value:
        return [f"{pad}{field}: |-", *(f"{pad}  {line}" for line in value.split("\n"))]
    return [f"{pad}{field}: {value}"]


NONE = object()


def _three(old: Any, own: Any, other: Any) -> tuple[Any, bool]:
    """Give the value of three, and whether the sides are at odds."""
    if own == other or other == old:
        return own, False
    return (other, False) if own == old else (None, True)


class Oracle:
    """What a merge must give, found without knowing how it is done."""

    def __init__(self, base: Doc, ours: Doc, theirs: Doc) -> None:
        self.sides = (base, ours, theirs)
        self.clashes: set[tuple[str, str]] = set()
        self.unclear = False
        self.top = {n: v for n in TOP if (v := self._value("", n)) is not NONE}
        self.items: dict[str, Doc] = {}
        self.parent: dict[str, str] = {}
        for name in {each for side in self.sides for each in side["items"]}:
            self._item(name)
        for parent in self.parent.values():
            if parent and parent not in self.items:
                self.unclear = True  # something of one side stands in what the other dropped
        for parent in {"", *self.items}:
            self._order(parent)

    def _value(self, name: str, field: str) -> Any:
        found = []
        for side in self.sides:
            fields = side["items"].get(name, {}) if name else side["top"]
            found.append(fields.get(field, NONE))
        if field == "units":
            return self._units(name, found)
        value, clash = _three(*found)
        if clash:
            self.clashes.add((name, field))
        return value

    def _units(self, name: str, found: list[Any]) -> Any:
        if NONE in found[1:] or found[0] is NONE:
            given = [sorted(each) if each is not NONE else NONE for each in found]
            value, clash = _three(*given)
            if clash and NONE not in found[1:]:
                clash, value = self._by_unit([[] if each is NONE else each for each in found])
        else:
            clash, value = self._by_unit(found)
        if clash:
            self.clashes.add((name, "units"))
        return value

    def _by_unit(self, found: list[Any]) -> tuple[bool, Any]:
        roles = [dict(each) for each in found]
        merged = []
        clash = False
        for unit in UNIT:
            role, at_odds = _three(*(each.get(unit) for each in roles))
            clash = clash or at_odds
            merged += [(unit, role)] if role else []
        return clash or not merged, sorted(merged)

    def _item(self, name: str) -> None:
        base, ours, theirs = self.sides
        own, other, old = (name in side["items"] for side in (ours, theirs, base))
        if not own and not other:
            return
        if own and other:
            fields = {f for s in self.sides for f in s["items"].get(name, ())}
            merged = {f: self._value(name, f) for f in fields}
            self.items[name] = {f: v for f, v in merged.items() if v is not NONE}
            stands = [side["parent"].get(name) for side in self.sides]
            self.parent[name], clash = _three(*stands)
            if clash:
                self.clashes.add((name, "place"))
            return
        side = ours if own else theirs
        if old:
            if self._touched(name, side):
                self.clashes.add((name, "dropped"))
            else:
                return
        self.items[name] = side["items"][name]
        self.parent[name] = side["parent"][name]

    def _touched(self, name: str, side: Doc) -> bool:
        base = self.sides[0]
        one, two = base["items"][name], side["items"][name]
        return one != two or base["parent"][name] != side["parent"][name]

    def _order(self, parent: str) -> None:
        lists = [side["below"].get(parent, []) for side in self.sides]
        both = [each for each in lists[1] if each in lists[2] and each in self.items]
        graph: set[tuple[str, str]] = set()
        for one, two in combinations(both, 2):
            first = [
                each.index(one) < each.index(two) if one in each and two in each else None
                for each in lists
            ]
            value, clash = _three(*first)
            if clash:
                self.clashes.add((parent, "order"))
            graph.add((one, two) if value else (two, one))
        for a, b, c in combinations(both, 3):
            for x, y, z in ((a, b, c), (a, c, b)):
                if {(x, y), (y, z), (z, x)} <= graph:
                    self.clashes.add((parent, "order"))
        self.graph = getattr(self, "graph", set()) | graph


def _read(text: str) -> Doc:
    """Read a file that `_yaml` could have written, by its lines."""
    of: Doc = {"top": {}, "items": {}, "parent": {}, "below": {"": []}}
    section = task = field = ""
    for line in text.splitlines():
        if match := re.fullmatch(r"  - heading: (.*)", line):
            section, task = match[1], ""
            _put(of, section, {"heading": match[1]}, "", 99)
        elif match := re.fullmatch(r"      - id: (.*)", line):
            task = match[1]
            _put(of, task, {}, section, 99)
        elif match := re.fullmatch(r"        (\w+): (.*)", line):
            field = match[1]
            of["items"][task][field] = _as_value(field, match[2])
        elif match := re.fullmatch(r"          (.*)", line):
            value = of["items"][task][field]
            of["items"][task][field] = match[1] if value == "|-" else f"{value}\n{match[1]}"
        elif match := re.fullmatch(r"(  )?(\w+): (.*)", line):
            of["top"][f"publication.{match[2]}" if match[1] else match[2]] = match[3]
    return of


def _as_value(field: str, text: str) -> Any:
    if field != "units":
        return text.strip('"')
    roles = re.findall(r"(\w+): \[(.*?)\]", text)
    if not roles:
        return sorted((name, "responsible") for name in text.strip("[]").split(", "))
    return sorted((name, role) for role, names in roles for name in names.split(", "))


@st.composite
def three(draw: st.DrawFn) -> tuple[Doc, Doc, Doc]:
    base = draw(doc())
    return base, _edited(draw, base, "a"), _edited(draw, base, "b")


def _merged(*texts: str, name: str = "plans/x/2026.yaml") -> Outcome:
    base, ours, theirs = (text.encode() for text in texts)
    return merge((base, ours, theirs), name)


def _resolved(text: str, side: int) -> str:
    """Take one side of every conflict."""
    pattern = r"<{7} ours\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7} theirs\n"
    return re.sub(pattern, lambda found: found[side + 1], text)


COUNTS: Counter[str] = Counter()


@pytest.mark.slow
@settings(
    max_examples=examples(MERGES),
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
@given(three())
def test_merges_as_the_oracle_says(sides: tuple[Doc, Doc, Doc]) -> None:
    oracle = Oracle(*sides)
    outcome = _merged(*map(_yaml, sides))
    assert outcome.content is not None
    text = outcome.content.decode()
    at_odds = bool(oracle.clashes) or oracle.unclear
    COUNTS["conflict" if at_odds else "clean"] += 1
    assert bool(outcome.conflicts) == at_odds
    assert ("<<<<<<<" in text) == at_odds
    if at_odds:
        _check_conflicts(oracle, outcome, text, sides)
    else:
        _check_clean(oracle, _read(text), text, sides)


def _named(sides: tuple[Doc, ...]) -> dict[str, str]:
    return {s["items"][n]["heading"]: n for s in sides for n in s["items"] if n[0] == "S"}


def _check_clean(oracle: Oracle, made: Doc, text: str, sides: tuple[Doc, ...]) -> None:
    names = _named(sides)
    found = {names.get(n, n): fields for n, fields in made["items"].items()}
    assert {n: v for n, v in made["top"].items() if n not in ("gkplan", "year")} == oracle.top
    assert found == {n: _sorted(fields) for n, fields in oracle.items.items()}
    parents = {names.get(n, n): names.get(p, p) for n, p in made["parent"].items()}
    assert parents == oracle.parent
    order = {names.get(n, n): at for below in made["below"].values() for at, n in enumerate(below)}
    assert all(order[one] < order[two] for one, two in oracle.graph)
    for name in found:
        if name[0] != "S":
            assert text.count(f"# 说明 {name}\n") == 1


def _sorted(fields: Doc) -> Doc:
    return {f: sorted(v) if f == "units" else v for f, v in fields.items()}


def _check_conflicts(oracle: Oracle, outcome: Outcome, text: str, sides: tuple[Doc, ...]) -> None:
    """Each conflict is told, and nothing that either side wrote is lost in the file."""
    names = _named(sides)
    told = {
        (names.get(each.about.name, each.about.id), each.field)
        for each in outcome.conflicts
        if each.clash in (Clash.FIELD, Clash.OURS_DROPPED, Clash.THEIRS_DROPPED) and each.field
    }
    wanted = {pair for pair in oracle.clashes if pair[1] not in ("place", "dropped", "order")}
    if not oracle.unclear:
        lost = {pair for pair in wanted if pair[0] in oracle.items or not pair[0]}
        assert lost == told
        kinds = {each.clash for each in outcome.conflicts}
        assert (Clash.PLACE in kinds) == any(kind == "place" for _n, kind in oracle.clashes)
    variants = [_read(_resolved(text, number)) for number in (0, 1)]
    for number, side in enumerate(sides[1:]):
        made = variants[number]
        for name, fields in side["items"].items():
            for field, value in fields.items():
                _check_kept(oracle, sides, made, (names, name, field, value))


def _check_kept(
    oracle: Oracle, sides: tuple[Doc, ...], made: Doc, of: tuple[dict[str, str], str, str, Any]
) -> None:
    """What one side changed is in its version of the file."""
    names, name, field, value = of
    called = next((words for words, each in names.items() if each == name), name)
    if value == sides[0]["items"].get(name, {}).get(field, NONE):
        return
    assert called in made["items"]
    found = made["items"][called][field]
    if field == "units":
        if (name, field) in oracle.clashes:
            assert found == sorted(value)
    else:
        assert found == value


@pytest.mark.slow
def test_the_generated_merges_were_both_kinds() -> None:
    if not COUNTS:
        pytest.skip("the merges were not run")
    assert sum(COUNTS.values()) >= 500
    assert min(COUNTS["clean"], COUNTS["conflict"]) > 50


_LINES = "gkplan: 1\ntitle: 方案\nyear: 2026\nissuer: 局\npreamble: 开头。\n"
_FORMS = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text.removesuffix("\n"),
}


@pytest.mark.parametrize("form", _FORMS.values(), ids=_FORMS)
@pytest.mark.parametrize("formed", [(0,), (1,), (2,), (0, 1), (0, 2), (0, 1, 2)])
def test_how_a_file_is_stored_is_merged_too(form: Any, formed: tuple[int, ...]) -> None:
    texts = [_LINES, _LINES.replace("方案", "新方案"), _LINES.replace("开头", "序言")]
    wanted = _LINES.replace("方案", "新方案").replace("开头", "序言")
    sides = [form(text) if at in formed else text for at, text in enumerate(texts)]
    changed = {(0,): False, (1,): True, (2,): True, (0, 1): False, (0, 2): False}
    outcome = _merged(*sides)
    assert not outcome.conflicts
    assert outcome.content == (form(wanted) if changed.get(formed, True) else wanted).encode()
