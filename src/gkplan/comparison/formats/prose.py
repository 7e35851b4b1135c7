"""A comparison as the notice that makes it known, in the plan's language: 关于调整《…》的通知."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.changes import Comparison, Weight
from gkplan.comparison.words import amendments, wordings
from gkplan.comparison.words.case import ComparisonCase
from gkplan.comparison.words.reference import titled
from gkplan.model.plan import Plan
from gkplan.phrases import numbering

_STOPPED_TWICE = re.compile(r"([。！？.!?]”)[。.]")


def render(case: ComparisonCase, _templates: Path | None) -> str:
    """Write a notice for each plan that was amended or reworded; progress is left out."""
    return "\n".join(filter(None, map(_notice, case.comparisons)))


def _notice(comparison: Comparison) -> str:
    if comparison.before is None:  # a plan is made known by itself
        return ""
    with language.use_locale(comparison.plan.language):
        if comparison.after is None:
            return _repeal(comparison.plan)
        formal = tuple(amendments.sentences(comparison.of(Weight.FORMAL), comparison))
        wording = tuple(wordings.sentences(comparison.of(Weight.WORDING), comparison))
        if not formal and not wording:
            return ""
        title = titled(comparison.before.title)
        heading = _("Notice on amendments to {title}").format(title=title)
        return _letter(heading, _amended(comparison, formal, wording), comparison.plan.issuer)


def _letter(heading: str, body: Iterable[str], issuer: str) -> str:
    """Put a notice between its heading, whom it goes to, and who gives it when."""
    unknown = _("〔to be filled in〕")
    addressees = _("{addressees}:").format(addressees=unknown)
    lines = (heading, "", addressees, *body, "", issuer, unknown)
    return "".join(f"{line}\n" for line in lines)


def _amended(
    comparison: Comparison, formal: tuple[str, ...], wording: tuple[str, ...]
) -> Iterator[str]:
    cited = _cited(comparison.plans[0])
    if formal:
        yield _("{title} is amended as follows:").format(title=cited)
        yield from _numbered(formal)
    if wording:
        if formal:
            yield ""
            yield _("In wording it is revised as follows:")
        else:
            yield _("{title} is revised in wording as follows:").format(title=cited)
        yield from _numbered(wording)
    yield ""
    yield _("All else stays as it is.")


def _repeal(plan: Plan) -> str:
    heading = _("Notice on the repeal of {title}").format(title=titled(plan.title))
    return _letter(heading, [_("{title} is repealed.").format(title=_cited(plan))], plan.issuer)


def _cited(plan: Plan) -> str:
    """Write a plan's title with its document number, if it has one."""
    number = plan.publication.document_number
    return titled(plan.title) + (f"（{number}）" if number else "")


def _numbered(sentences: Iterable[str]) -> Iterator[str]:
    chinese = language.active() == "zh_CN"
    for number, sentence in enumerate(sentences, 1):
        label = numbering.write("{cn}、", number) if chinese else f"{number}. "
        yield label + _STOPPED_TWICE.sub(r"\1", sentence.replace("\n", ""))
