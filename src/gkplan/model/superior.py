"""Superior plans as those below them see them: 国办 → 省 → 市 → 局.

A clause is a task of a superior plan; a task below says which ones it carries out.
"""

from collections.abc import Mapping
from typing import NamedTuple

from gkplan.base.source import Span

_NOWHERE: Mapping[str, Span] = {}
_NO_CIRCLES: Mapping[tuple[str, str], tuple[str, ...]] = {}


class Implemented(NamedTuple):
    """The clause of a superior plan that a task breaks down.

    `plan` is the superior plan's file as seen from the collection, without its ending. `confirmed`
    is the hash of the clause's words when somebody last looked, `revision` the commit it had then.
    `spans` are the places of its keys; a reference that is no mapping has only the whole.
    """

    plan: str
    task: str
    confirmed: str = ""
    revision: str = ""
    spans: Mapping[str, Span] = _NOWHERE

    @property
    def name(self) -> str:
        return f"{self.plan}/{self.task}"

    @property
    def span(self) -> Span:
        return self.spans[""]


class Clause(NamedTuple):
    """A task of a superior plan as those below see it: where it is, and the hash of its words."""

    path: str
    issuer: str
    task: str
    number: str
    heading: str
    hash: str


class Superiors(NamedTuple):
    """What a plan's references to superior plans lead to, each under the name it is written by.

    `plans` are paths, those named by `basis` among them. `missing` holds, for a clause or plan that
    is not there, the one probably meant, or "". `unread` names plans that no plan can be read from,
    `circles` the references over which a clause leads back to the task that implements it.
    """

    plans: Mapping[str, str]
    clauses: Mapping[str, Clause]
    missing: Mapping[str, str]
    unread: frozenset[str] = frozenset()
    circles: Mapping[tuple[str, str], tuple[str, ...]] = _NO_CIRCLES
