"""A comparison as the notice that makes it known, in the plan's language: 关于调整《…》的通知."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gkplan import language
from gkplan.compare.changes import Comparison, Weight
from gkplan.differences import _amendments, _wordings
from gkplan.differences._case import Case
from gkplan.differences._reference import titled
from gkplan.language import _
from gkplan.model.plan import Plan
from gkplan.phrases import numbering

_STOPPED_TWICE = re.compile(r"([。！？.!?]”)[。.]")


def render(case: Case, _templates: Path | None) -> str:
    """Write a notice for each plan that was amended or reworded; progress is left out."""
    return "\n".join(filter(None, map(_notice, case.comparisons)))


def _notice(comparison: Comparison) -> str:
    if comparison.before is None:  # a plan is made known by itself
        return ""
    with language.spoken(comparison.plan.language):
        if comparison.after is None:
            return "".join(f"{line}\n" for line in _repeal(comparison))
        formal = tuple(_amendments.sentences(comparison.of(Weight.FORMAL), comparison))
        wording = tuple(_wordings.sentences(comparison.of(Weight.WORDING), comparison))
        if not formal and not wording:
            return ""
        return "".join(f"{line}\n" for line in _lines(comparison, formal, wording))


def _lines(
    comparison: Comparison, formal: tuple[str, ...], wording: tuple[str, ...]
) -> Iterator[str]:
    plan = comparison.before or comparison.plan
    title = titled(plan.title)
    yield _("Notice on amendments to {title}").format(title=title)
    yield ""
    yield _("{addressees}:").format(addressees=_("〔to be filled in〕"))
    cited = _cited(plan)
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
    yield ""
    yield comparison.plan.issuer
    yield _("〔to be filled in〕")


def _repeal(comparison: Comparison) -> Iterator[str]:
    plan = comparison.plan
    title = titled(plan.title)
    yield _("Notice on the repeal of {title}").format(title=title)
    yield ""
    yield _("{addressees}:").format(addressees=_("〔to be filled in〕"))
    yield _("{title} is repealed.").format(title=_cited(plan))
    yield ""
    yield plan.issuer
    yield _("〔to be filled in〕")


def _cited(plan: Plan) -> str:
    """Write a plan's title with its document number, if it has one."""
    number = plan.publication.document_number
    return titled(plan.title) + (f"（{number}）" if number else "")


def _numbered(sentences: Iterable[str]) -> Iterator[str]:
    chinese = language.active() == "zh_CN"
    for number, sentence in enumerate(sentences, 1):
        label = numbering.write("{cn}、", number) if chinese else f"{number}. "
        yield label + _STOPPED_TWICE.sub(r"\1", sentence.replace("\n", ""))
