"""Writing a clause as a template: `(责任单位:A、B)` becomes `(责任单位:{units})`.

So a unit that is changed in the plan changes in print. A clause that no template gives back, to
the letter, stays as it is written.
"""

from gkplan.model.plan import Assignment, Role
from gkplan.phrases import responsibility
from gkplan.phrases.folding import squeezed

_JOINED = "、"


def template(clause: str, start: int, assignments: tuple[Assignment, ...]) -> str:
    """Make the template of a clause that begins at an offset of the manuscript.

    Names of one role must stand together and be joined by 、; otherwise the clause is given as it
    is, without placeholders.
    """
    roles = list(dict.fromkeys(each.role for each in assignments))
    single = len(roles) == 1 and roles[0] is Role.RESPONSIBLE
    made, position = "", 0
    for role in _in_order(assignments):
        run = [each for each in assignments if each.role is role]
        first, last = run[0].span.start - start, run[-1].span.end - start
        if first < position or _JOINED.join(each.unit for each in run) != squeezed(
            clause[first:last]
        ):
            return clause
        made += clause[position:first] + ("{units}" if single else f"{{{role.value}}}")
        position = last
    made += clause[position:]
    printed = responsibility.write((made,), assignments)
    return made if assignments and squeezed(printed) == squeezed(clause) else clause


def _in_order(assignments: tuple[Assignment, ...]) -> list[Role]:
    placed = sorted(assignments, key=lambda each: each.span.start)
    return list(dict.fromkeys(each.role for each in placed))
