"""A plan as YAML, laid out as people write it: short values in one line, long ones as blocks."""

from gkplan.model.plan import Numbering, Plan, Publication
from gkplan.store.plan.build import DEFAULT_ATTRIBUTION
from gkplan.store.plan.groups import write_organisation
from gkplan.store.plan.hoisting import Inherited, choose_templates, stand_mostly_apart
from gkplan.store.plan.items import write_items, write_numbering, write_text
from gkplan.store.quoting import write_flow, write_scalar, write_value

_SCHEMA = "# yaml-language-server: $schema={address}\n"


def write_plan(plan: Plan, schema: str = "") -> str:
    """Write a plan; `schema` is the address of the JSON schema that editors check it against."""
    lines = [_SCHEMA.format(address=schema).rstrip()] if schema else []
    templates, inherited = _hoist_manner(plan)
    lines += [
        "gkplan: 1",
        *write_text("title", plan.title, 0),
        f"year: {plan.year}",
        *write_text("issuer", plan.issuer, 0),
    ]
    if plan.language != "zh_CN":
        lines.append(f"language: {write_scalar(plan.language)}")
    lines += _publication(plan.publication)
    lines += _basis(plan)
    lines += _manner(plan, templates, inherited)
    lines += write_organisation(plan)
    for key in ("prologue", "preamble"):
        if value := getattr(plan, key):
            lines += ["", *write_text(key, value, 0)]
    lines += write_items(plan.items, 0, inherited, apart=True)
    if plan.closing:
        lines += ["", *write_text("closing", plan.closing, 0)]
    lines += _furniture(plan)
    return "\n".join(lines) + "\n"


def _hoist_manner(plan: Plan) -> tuple[tuple[str, ...], Inherited]:
    """Choose what a plan says once for all its tasks: its templates, and what they inherit."""
    templates = choose_templates(plan.items)
    run_in = not stand_mostly_apart(plan.items)
    return templates, Inherited(templates or DEFAULT_ATTRIBUTION, run_in=run_in)


def write_body(plan: Plan) -> str:
    """Write how a plan's items are numbered and attributed, and the items."""
    templates, inherited = _hoist_manner(plan)
    lines = _manner(plan._replace(printed_title=None), templates, inherited)
    return "\n".join([*lines, *write_items(plan.items, 0, inherited, apart=True)]).lstrip("\n")


def _publication(publication: Publication) -> list[str]:
    written = {
        key: value for key, value in publication._asdict().items() if key != "spans" and value
    }
    if not written:
        return []
    return [
        "",
        "publication:",
        *(f"  {key}: {write_value(value)}" for key, value in written.items()),
    ]


def _basis(plan: Plan) -> list[str]:
    lines: list[str] = []
    for each in plan.basis:
        lines += [f"  - title: {write_scalar(each.title)}"]
        if each.document_number:
            lines.append(f"    document_number: {write_scalar(each.document_number)}")
        if each.plan:
            lines.append(f"    plan: {write_scalar(each.plan)}")
    return ["", "basis:", *lines] if lines else []


def _manner(plan: Plan, templates: tuple[str, ...], inherited: Inherited) -> list[str]:
    """Write how the whole plan is printed: its numbers, its attributions, its title."""
    lines = write_numbering(plan.numbering, 0) if plan.numbering != Numbering() else []
    if templates:
        lines.append(f"attribution: {write_flow(templates)}")
    if not inherited.run_in:
        lines.append("run_in: false")
    if plan.printed_title is not None:
        lines += write_text("printed_title", plan.printed_title, 0)
    return ["", *lines] if lines else []


def _furniture(plan: Plan) -> list[str]:
    if not plan.furniture:
        return []
    lines = ["", "source:", "  furniture:"]
    for piece in plan.furniture:
        column = {"column": piece.column} if piece.column else {}
        lines.append(f"    - {write_value({'line': piece.line, **column, 'text': piece.text})}")
    return lines
