"""`gkplan undo`: the last entry of a ledger is taken back, while it is not committed."""

from pathlib import Path

from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.cli.options import Paths, PlanName
from gkplan.store import collection, undo
from gkplan.store.undo import LastEntry


def command(paths: Paths = None, plan: PlanName = None) -> None:
    """Take back the last entry of a ledger, unless it is committed in git."""
    found = [last for path in _ledgers(paths, plan) if (last := undo.find_last_entry(path))]
    last = _only(found)
    undo.take_back_entry(last)
    print(_("taken back from {path}:").format(path=last.path))
    print(last.text)


def _ledgers(paths: list[Path] | None, plan: str | None) -> list[Path]:
    opened = list(collection.dossiers(paths or collection.default_paths(), ledgers=False))
    if plan:
        opened = [each for each in opened if each.plan and each.plan.is_named(plan)]
        if not opened:
            raise collection.no_plan(plan)
    return [collection.ledger_path(Path(each.path)) for each in opened]


def _only(found: list[LastEntry]) -> LastEntry:
    """Choose the one entry that can be meant, or say why there is none or no one."""
    if not found:
        raise UsageFailure(_("no entry to take back"))
    fresh = [last for last in found if not last.committed]
    if len(fresh) == 1:
        return fresh[0]
    if fresh:
        message = _("{n} ledgers have entries that are not committed; name one:")
        lines = (f"  {last.path}  {last.text}" for last in fresh)
        raise UsageFailure("\n".join((message.format(n=len(fresh)), *lines)))
    if len(found) > 1:
        raise UsageFailure(_("every last entry is committed; `gkplan amend` corrects one"))
    message = _("the last entry of {path} is committed; `gkplan amend` corrects it")
    raise UsageFailure(message.format(path=found[0].path))
