"""Who runs a plan, as YAML: its leading group, its sign-off chain, how it is supervised."""

from collections.abc import Iterator

from gkplan.model.plan import LeadingGroup, Person, Plan, SignOff
from gkplan.store.quoting import flow, scalar


def write_organisation(plan: Plan) -> list[str]:
    """Write what a plan says of these, each key after an empty line where there is any."""
    lines = [*_leading_group(plan.leading_group)] if plan.leading_group else []
    if plan.signoff:
        lines += ["signoff:", *(f"  - {_step(each)}" for each in plan.signoff)]
    if plan.supervision:
        lines.append(f"supervision: {flow((s.value for s in plan.supervision), always=True)}")
    if plan.support_reports:
        lines.append("support_reports: true")
    return ["", *lines] if lines else []


def _step(of: SignOff) -> str:
    parts = [f"step: {scalar(of.step)}"]
    parts += [f"by: {scalar(of.by)}"] if of.by else []
    parts += [f"signers: {flow(of.signers, always=True)}"] if of.signers else []
    return f"{{{', '.join(parts)}}}"


def _leading_group(group: LeadingGroup) -> Iterator[str]:
    yield "leading_group:"
    if group.name:
        yield f"  name: {scalar(group.name)}"
    for key in ("chair", "deputies", "members"):
        yield from _people(key, getattr(group, key), 1)
    if group.office or group.office_director or group.office_staff:
        yield "  office:"
        if group.office:
            yield f"    at: {scalar(group.office)}"
        yield from _people("director", group.office_director, 2)
        yield from _people("staff", group.office_staff, 2)


def _people(key: str, people: tuple[Person, ...], depth: int) -> Iterator[str]:
    pad = "  " * depth
    if people:
        yield f"{pad}{key}:"
    for each in people:
        parts = [f"{k}: {scalar(v)}" for k, v in (("name", each.name), ("post", each.post)) if v]
        yield f"{pad}  - {{{', '.join(parts)}}}"
