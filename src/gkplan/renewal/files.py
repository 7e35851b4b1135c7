"""What `gkplan new` does with files: which plan it starts from, and where it writes."""

from pathlib import Path

from gkplan.base.diagnostics import Severity
from gkplan.base.errors import UnreadableFile, UnwritableFile, UsageFailure
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Plan
from gkplan.renewal.renewing import Renewal
from gkplan.store import collection, reader
from gkplan.store.collection import Opened
from gkplan.store.plan.write import write_plan

_SCHEMA = "# yaml-language-server: $schema="


def find_old_plan(wanted: str, year: int) -> Dossier:
    """Find the plan to start from, by path, year or name; of several years' the one before.

    Raises `UsageFailure` where it is none or several, `UnreadableFile` where it or its ledger has
    errors: what could not be read would be carried over as never done.
    """
    if Path(wanted).exists():
        found = list(collection.dossiers([Path(wanted)]))
    else:
        everything = collection.dossiers(collection.default_paths())
        found = [d for d in everything if d.plan and d.plan.is_named(wanted)]
    before = [each for each in found if each.plan and each.plan.year == year - 1]
    found = before if len(found) > 1 and before else found
    if not found:
        raise collection.no_plan(wanted)
    if len(found) > 1:
        message = _("`{plan}` could be any of {n} plans:").format(plan=wanted, n=len(found))
        raise UsageFailure("\n".join((message, *(f"  {each.path}" for each in found))))
    return _sound(found[0], year)


def _sound(found: Opened, year: int) -> Dossier:
    errors = [each for each in found.diagnostics if each.severity is Severity.ERROR]
    if found.dossier is None or errors:
        path = errors[0].span.source.path if errors else found.path
        raise UnreadableFile(_("{path} cannot be read; see gkplan validate").format(path=path))
    if found.dossier.plan.year >= year:
        message = _("{path} is of {year}: a plan for {wanted} is made from an earlier one")
        raise UsageFailure(
            message.format(path=found.path, year=found.dossier.plan.year, wanted=year)
        )
    return found.dossier


def choose_target(old: Plan, year: int, output: Path | None) -> Path:
    """Choose the file: as asked, but beside the old one, which `carried_from` looks for there."""
    path = output or Path(old.path).with_name(f"{year}.yaml")
    if not collection.is_plan(path.name):
        raise UsageFailure(_("{path} is not a name for a plan").format(path=path))
    if path.parent.resolve() != Path(old.path).parent.resolve():
        folder = Path(old.path).parent
        raise UsageFailure(
            _("the new plan stands in {folder}, beside the old").format(folder=folder)
        )
    return path


def write_renewal(old: Plan, made: Renewal, path: Path) -> str:
    """Write a plan as YAML, and read it back: what does not come back is not written at all."""
    if not made.plan.tasks:
        raise UsageFailure(_("{path}: no task is left to carry over").format(path=old.path))
    first = old.source.text.split("\n", 1)[0].strip()
    schema = first.removeprefix(_SCHEMA) if first.startswith(_SCHEMA) else ""
    text = write_plan(made.plan, schema)
    _plan, found = reader.parse_plan(text, old.units, shown=str(path))
    if found:
        why = found[0].message
        raise UnwritableFile(_("{path} cannot be written: {why}").format(path=path, why=why))
    return text
