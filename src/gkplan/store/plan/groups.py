"""Who runs a plan, as YAML: its leading group, its sign-off chain, how it is supervised."""

from collections.abc import Iterator

from gkplan.model.plan import LeadingGroup, Person, Plan
from gkplan.store.quoting import write_filled, write_flow, write_scalar


def write_organisation(plan: Plan) -> list[str]:
    """Write what a plan says of these, each key after an empty line where there is any."""
    lines = [*_leading_group(plan.leading_group)] if plan.leading_group else []
    if plan.signoff:
        steps = (write_filled(step=of.step, by=of.by, signers=of.signers) for of in plan.signoff)
        lines += ["signoff:", *(f"  - {step}" for step in steps)]
    if plan.supervision:
        lines.append(f"supervision: {write_flow((s.value for s in plan.supervision), always=True)}")
    if plan.support_reports:
        lines.append("support_reports: true")
    return ["", *lines] if lines else []


def _leading_group(group: LeadingGroup) -> Iterator[str]:
    yield "leading_group:"
    if group.name:
        yield f"  name: {write_scalar(group.name)}"
    for key in ("chair", "deputies", "members"):
        yield from _people(key, getattr(group, key), 1)
    if group.office or group.office_director or group.office_staff:
        yield "  office:"
        if group.office:
            yield f"    at: {write_scalar(group.office)}"
        yield from _people("director", group.office_director, 2)
        yield from _people("staff", group.office_staff, 2)


def _people(key: str, people: tuple[Person, ...], depth: int) -> Iterator[str]:
    pad = "  " * depth
    if people:
        yield f"{pad}{key}:"
    for person in people:
        yield f"{pad}  - {write_filled(name=person.name, post=person.post)}"
