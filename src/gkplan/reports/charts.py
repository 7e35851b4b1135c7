"""Pictures of a year: what fell due and was reported by month, and each unit's quarters.

Each is a Vega-Lite spec among the templates, `timeline.vl.json` and `matrix.vl.json`, which an
office may replace; facts come into it as values, never as text. Nothing is fetched or read while
one is drawn.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from gkplan.base import extras, language
from gkplan.base.characters import visible
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.rendering import templating
from gkplan.tracking.matrix import UnitQuarterCounts
from gkplan.tracking.punctuality import Punctuality
from gkplan.tracking.timeline import PeriodCounts

Spec = dict[str, object]
_FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"
_INK = "#1b1b1b"
_HOUSE = {
    "background": "#ffffff",
    "font": _FONTS,
    "view": {"stroke": None},
    "title": {"fontSize": 16, "fontWeight": 500, "color": _INK},
    "axis": {
        "labelFontSize": 12,
        "labelColor": _INK,
        "gridColor": "#e4e4e4",
        "domainColor": "#8a8a8a",
        "tickColor": "#8a8a8a",
    },
    "legend": {"labelFontSize": 12, "labelColor": _INK, "symbolType": "square", "labelLimit": 0},
}
# what a bar is drawn of, from its foot up
_DRAWN = (Punctuality.IN_TIME, Punctuality.LATE, Punctuality.OVERDUE, Punctuality.OPEN)
_SHARPNESS = 2.0  # pixels of a PNG for each of the picture's own
# what lets a spec name something outside itself
_OUTSIDE = ("url", "href")
_SVG = "http://www.w3.org/2000/svg"
# what a picture does not need and a page with a strict policy for its content refuses
_REFUSED = {f"{{{_SVG}}}{name}" for name in ("script", "style", "foreignObject", "image", "a")}


def draw_svg(spec: Spec) -> str:
    """Draw a spec as an SVG element to stand in a page: no scripts, no styles, no references.

    Raises `ExtraMissing` without the library, `UnreadableFile` where the spec cannot be drawn.
    """
    root = ElementTree.fromstring(_drawn(spec, "vegalite_to_svg"))  # noqa: S314 - it is our own
    for parent in list(root.iter()):
        for child in [each for each in parent if each.tag in _REFUSED]:
            parent.remove(child)
        for name in [each for each in parent.attrib if each == "style" or each.startswith("on")]:
            del parent.attrib[name]
    root.set("role", "img")
    root.set("aria-label", str(spec.get("description", "")))
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def draw_png(spec: Spec) -> bytes:
    """Draw a spec as a PNG picture, two pixels for each of the picture's own; see `draw_svg`."""
    drawn: bytes = _drawn(spec, "vegalite_to_png", scale=_SHARPNESS)
    return drawn


def _drawn(spec: Spec, function: str, **more: float) -> Any:
    library = extras.need("vl_convert", "charts")
    if outside := next(_reaching_out(spec), None):  # a picture's address would be fetched
        why = _("`{key}` asks for something from outside").format(key=outside)
        raise _failed("*.vl.json", why)
    try:
        return getattr(library, function)(spec, config=_HOUSE, allowed_base_urls=[], **more)
    except ValueError as error:
        lines = str(error).strip().splitlines()
        raise _failed("*.vl.json", lines[0] if lines else "") from error


def draw_timeline(
    stretches: Sequence[PeriodCounts], locale: str, templates_folder: Path | None
) -> str:
    """Draw what fell due in each period and how it was reported, as SVG; see `draw_svg`."""
    return draw_svg(make_timeline_spec(stretches, locale, templates_folder))


def make_timeline_spec(
    stretches: Sequence[PeriodCounts], locale: str, templates_folder: Path | None
) -> Spec:
    """Merge what each period counts into timeline.vl.json, in the language `locale`."""
    values = [
        {"period": stretch.name, "kind": kind.value, "turn": turn, "count": stretch.counts.of(kind)}
        for stretch in stretches
        for turn, kind in enumerate(_DRAWN)
    ]
    gettext = language.translations(locale).gettext
    labels = {**_kinds(locale), "title": gettext("Due and reported, by month")}
    return _merged("timeline.vl.json", values, labels, templates_folder)


def make_matrix_spec(
    rows: Sequence[UnitQuarterCounts], locale: str, templates_folder: Path | None
) -> Spec:
    """Merge the counts of each unit's quarters into matrix.vl.json, in the language `locale`."""
    gettext = language.translations(locale).gettext
    several = len({row.issuer for row in rows}) > 1
    names = [row.unit or gettext("no unit named") for row in rows]
    if several:
        names = [f"{row.issuer} {name}" for row, name in zip(rows, names, strict=True)]
    values = [
        {
            "row": number,
            "unit": names[number],
            "period": stretch.name,
            "kind": str(stretch.counts.worst or "none"),
            "due": stretch.due,
            "reported": stretch.reported,
            "late": stretch.late,
            "overdue": stretch.overdue,
            "words": _cell(stretch, locale),
        }
        for number, row in enumerate(rows)
        for stretch in row.quarters
    ]
    labels = {
        **_kinds(locale),
        "none": gettext("nothing due"),
        "title": gettext("Reported of what is due, by unit and quarter"),
        "rows": names,
    }
    return _merged("matrix.vl.json", values, labels, templates_folder)


def _cell(stretch: PeriodCounts, locale: str) -> str:
    shown = f"{stretch.reported}/{stretch.due}"
    if stretch.overdue:
        words = language.translations(locale).gettext("{shown}, overdue {n}")
        return words.format(shown=shown, n=stretch.overdue)
    return shown


def _kinds(locale: str) -> dict[str, str]:
    gettext = language.translations(locale).gettext
    return {
        Punctuality.IN_TIME.value: gettext("in time"),
        Punctuality.LATE.value: gettext("done late"),
        Punctuality.OVERDUE.value: gettext("overdue"),
        Punctuality.OPEN.value: gettext("not due yet"),
    }


def _merged(
    name: str,
    values: Sequence[Mapping[str, object]],
    labels: Mapping[str, object],
    templates_folder: Path | None,
) -> Spec:
    """Read a spec and give it values and labels; raises `UnreadableFile` for what is no spec."""
    path = templating.find(name, templates_folder)
    assert path is not None  # noqa: S101 - gkplan has both
    try:
        spec = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _failed(path, str(error)) from error
    if not isinstance(spec, dict):
        raise _failed(path, _("it is no Vega-Lite specification"))
    params = spec.get("params")
    kept = [each for each in params if _name(each) != "labels"] if isinstance(params, list) else []
    spec["params"] = [*kept, {"name": "labels", "value": _shown(labels)}]
    spec["data"] = {"values": _shown(values)}
    spec["description"] = _shown(labels["title"])
    return spec


def _name(param: object) -> object:
    return param.get("name") if isinstance(param, dict) else None


def _reaching_out(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (key for key in node if key in _OUTSIDE)
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _reaching_out(each)


def _shown(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {key: _shown(each) for key, each in value.items()}
    return [_shown(each) for each in value] if isinstance(value, list | tuple) else value


def _failed(path: Path | str, why: str) -> UnreadableFile:
    return UnreadableFile(_("template {name} failed: {why}").format(name=path, why=why))
