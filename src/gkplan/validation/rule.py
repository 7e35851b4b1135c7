"""What a rule is: a code, a name that states the defect, and a check over one plan's dossier."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple

from gkplan.base import registry
from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.source import Edit, Span
from gkplan.model.dossier import Dossier
from gkplan.store.shapes import faults

RULES = "gkplan.validation.rules"


class Problem(NamedTuple):
    """What a check yields: where, what is wrong, and what to do about it.

    `edits` do it, where there is one safe remedy; a ledger is never edited.
    """

    span: Span
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()


Check = Callable[[Dossier], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code; the name is its module's, and the module's docstring explains it."""

    code: str
    severity: Severity
    check: Check


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a module's `check` function a rule."""
    return lambda check: Rule(code, severity, check)


def member(name: str) -> Rule:
    """Give the rule a module holds."""
    found = _module(name).check
    assert isinstance(found, Rule), name  # noqa: S101 - a rule's module without @rule is a bug
    return found


def explanation(name: str) -> str:
    """Give what a rule's module says of it: what, why, and the remedy."""
    return _module(name).__doc__ or ""


class FindingKind(NamedTuple):
    """A kind of finding, a rule's or one of reading; `explanation` is a message to translate."""

    code: str
    name: str
    severity: Severity
    explanation: str


def kinds() -> tuple[FindingKind, ...]:
    """List every kind of finding there is, by code."""
    reading = [FindingKind(f.code, f.name, f.severity, f.explanation) for f in faults.FAULTS]
    ruled = [
        FindingKind(found.code, name, found.severity, inspect.cleandoc(explanation(name)))
        for name in registry.names(RULES)
        for found in [member(name)]
    ]
    return tuple(sorted(reading + ruled))


def _module(name: str) -> ModuleType:
    return registry.member(RULES, name)


def apply_rules(dossier: Dossier, *, family: str = "GK") -> Iterator[Diagnostic]:
    """Apply every rule, or those of one family of codes such as GK4, to a plan's dossier."""
    for name in registry.names(RULES):
        found = member(name)
        if not found.code.startswith(family):
            continue
        for problem in found.check(dossier):
            span, message, hint, edits = problem
            yield Diagnostic(span, found.code, name, found.severity, message, hint, edits)
