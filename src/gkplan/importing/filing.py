"""What `gkplan import` does with files: which it reads, in parallel, and where it writes."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gkplan.base import processes
from gkplan.base.diagnostics import Severity
from gkplan.base.errors import (
    EnvironmentFailure,
    NothingFound,
    UnreadableFile,
    UnwritableFile,
    UsageFailure,
)
from gkplan.base.language import _, reason
from gkplan.importing import choice, intake
from gkplan.importing.drafting import ids
from gkplan.importing.drafting.draft import NOBODY, Wishes
from gkplan.importing.intake import Intake
from gkplan.importing.update import revision
from gkplan.model.ledger import Ledger
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.store import collection, editor, reader
from gkplan.store.units import add_units, write_units

STANDARD_INPUT = "-"
_ALIKE = 0.5  # of the tasks that a plan and a document of it must have in common
_AT_ONCE = 4  # files from which on several processes are worth their start


@dataclass(frozen=True, slots=True)
class Taken:
    """One file and what became of it: an intake, or why there is none; `output` as it is shown.

    `note` is something to know about it.
    """

    name: str
    intake: Intake | None
    failure: str = ""
    output: str = ""
    note: str = ""


def list_documents(path: str) -> list[str]:
    """List the documents at a path: itself, or all in a folder that can be read."""
    if path == STANDARD_INPUT or not Path(path).is_dir():
        return [path]
    endings = choice.suffixes()
    found = sorted(
        str(each)
        for each in Path(path).rglob("*")
        if each.is_file()
        and each.suffix.lower() in endings
        and not each.name.startswith((".", "~$"))
    )
    if not found:
        message = _("no documents in {path}; these can be read: {endings}")
        raise NothingFound(message.format(path=path, endings=" ".join(endings)))
    return found


def take_document(name: str, declared: UnitRegister, wishes: Wishes) -> Intake:
    """Take in one document; raises `EnvironmentFailure` where it cannot be or is no plan."""
    document = _standard_input() if name == STANDARD_INPUT else Path(name)
    return intake.import_document(document, wishes, declared, name=name)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableFile(_("there is no standard input"))
    return sys.stdin.buffer.read()


def take_documents(
    names: list[str],
    declared: UnitRegister,
    wishes: Wishes,
    on_progress: Callable[[int, int], None],
) -> Iterator[Taken]:
    """Take in several documents, in several processes; `on_progress` gets how many are done."""
    if len(names) < _AT_ONCE:
        for done, name in enumerate(names, 1):
            yield _attempt(name, declared, wishes)
            on_progress(done, len(names))
        return
    with processes.pool(processes.several(len(names))) as pool:
        waiting = [pool.submit(_attempt, name, declared, wishes) for name in names]
        for done, (name, each) in enumerate(zip(names, waiting, strict=True), 1):
            try:
                yield each.result()
            except (OSError, MemoryError, RuntimeError) as error:
                yield Taken(name, None, _("it could not be read: {why}").format(why=error))
            on_progress(done, len(names))


def _attempt(name: str, declared: UnitRegister, wishes: Wishes) -> Taken:
    try:
        return Taken(name, take_document(name, declared, wishes))
    except EnvironmentFailure as failure:
        return Taken(name, None, str(failure))


def read_declared_units(output: Path | None) -> UnitRegister:
    """Read the units that are declared where a plan is to be written."""
    is_file = output is not None and output.suffix in (".yaml", ".yml")
    folder = output.parent if output is not None and is_file else output
    if folder is None or not (folder / collection.UNITS).exists():
        return UnitRegister(declared=False, missing=True)
    register, found = reader.read_units(folder / collection.UNITS)
    if not register.declared:
        path = folder / collection.UNITS
        why = found[0].message if found else ""
        raise UnreadableFile(_("{path} cannot be read: {why}").format(path=path, why=why))
    return register


def choose_target(taken: Intake, output: Path | None) -> Path:
    """Choose where a plan is written: as asked, or plans/, a folder for its issuer, its year."""
    year = f"{taken.plan.year}.yaml"
    if output is None:
        known = taken.plan.issuer != NOBODY
        named = taken.plan.issuer if known else taken.manuscript.stem
        return Path("plans", ids.folder(named), year)
    if output.suffix in (".yaml", ".yml"):
        if not collection.is_plan(output.name):
            raise UsageFailure(_("{path} is not a name for a plan").format(path=output))
        return output
    return output / year


def file_plan(taken: Intake, path: Path) -> None:
    """Write a plan that is not there yet, and declare its units beside it.

    Raises `UnwritableFile`; then nothing was written.
    """
    units = path.with_name(collection.UNITS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise editor.unwritable(path, reason(error)) from error

    editor.create(path, taken.written)
    editor.rewrite(collection.imported_path(path), lambda _old: taken.written.encode())
    declare_units(taken, units)


def declare_units(taken: Intake, units: Path) -> None:
    """Add to a units file what a plan names and it does not declare yet."""
    register = intake_register(taken, units)

    def change(old: bytes | None) -> bytes:
        if not old:
            return write_units(register).encode()
        made = add_units(old.decode("utf-8"), register)
        if made is None:
            message = _("{path} holds a list in brackets: {n} units could not be added to it")
            count = len(register.units) + len(register.collectives)
            raise UnwritableFile(message.format(path=units, n=count))
        if not _declares(made, old.decode("utf-8-sig"), register):
            message = _("{path} is written in a way that cannot be brought up to date")
            raise UnwritableFile(message.format(path=units))
        return made.encode()

    if register.units or register.collectives or not units.exists():
        editor.rewrite(units, change)


def _declares(text: str, before: str, register: UnitRegister) -> bool:
    """Tell whether a units file declares all it did before, what is added, and nothing else."""
    path = Path(collection.UNITS)
    had, known = reader.read_units(path, content=before.encode())
    has, found = reader.read_units(path, content=text.encode())
    wanted = sorted([*_names(had), *_names(register)])
    return sorted(_names(has)) == wanted and len(found) <= len(known)


def _names(register: UnitRegister) -> list[str]:
    units, collectives = register.units, register.collectives
    return [unit.name for unit in units] + [collective.name for collective in collectives]


def update_plan(name: str, path: Path, wishes: Wishes, *, dry_run: bool) -> Taken:
    """Bring a plan up to date with a document, keeping ids and what people wrote.

    Raises `UnwritableFile` where a task that the ledger tells of is no longer in the document.
    """
    plan, ledger = _plan_at(path)
    taken = take_document(name, plan.units, replace(wishes, year=wishes.year or plan.year))
    imported = _imported(path, plan.units)
    made = revision.revise(plan, taken, wishes, imported)
    if made.alike < _ALIKE:
        message = _("{file} is another plan than {path}: {share} of the tasks are the same")
        raise UsageFailure(message.format(file=name, path=path, share=f"{made.alike:.0%}"))
    told = {entry.task for entry in ledger.entries} & set(made.dropped)
    if told:
        message = _("{path}: the ledger tells of tasks that the document no longer has: {ids}")
        raise UnwritableFile(message.format(path=path, ids=", ".join(sorted(told))))
    if made.text is None:
        message = _("{path}: its sections changed, and comments among them would be lost")
        raise UnwritableFile(message.format(path=path))
    after, found = reader.parse_plan(made.text, plan.units, shown=str(path))
    if after is None or any(each.severity is Severity.ERROR for each in found):
        message = _("{path} is written in a way that cannot be brought up to date")
        raise UnwritableFile(message.format(path=path))
    taken = replace(taken, plan=after, lossless=intake.gives_back(after, taken.manuscript))
    if not dry_run:
        if made.text != plan.source.text:
            editor.replace_text(plan.source, path, made.text)
        editor.rewrite(collection.imported_path(path), lambda _old: taken.written.encode())
        declare_units(taken, path.with_name(collection.UNITS))
    counts = _("{changed} changed, {added} new, {dropped} gone")
    message = counts.format(
        changed=len(made.changed), added=len(made.added), dropped=len(made.dropped)
    )
    kept = ", ".join(dict.fromkeys(made.conflicts))
    both = _("kept as written in the plan, though the document changed it too: {ids}")
    failure = both.format(ids=kept) if kept else ""
    return Taken(name, taken, note=failure, output=f"{path}: {message}")


def _imported(path: Path, units: UnitRegister) -> Plan | None:
    """Read a plan as it was imported, where that was kept."""
    kept = collection.imported_path(path)
    return reader.read_plan(kept, units)[0] if kept.exists() else None


def _plan_at(path: Path) -> tuple[Plan, Ledger]:
    if path.is_file() and not collection.is_plan(path.name):
        raise UsageFailure(_("{path} is not a name for a plan").format(path=path))
    found = list(collection.dossiers([path]))
    if len(found) != 1:
        raise UsageFailure(_("{path} holds more than one plan: name one").format(path=path))
    plan = found[0].plan
    if plan is None or found[0].ledger_unread:
        raise UnreadableFile(_("{path} cannot be read; see gkplan validate").format(path=path))
    return plan, found[0].ledger


def intake_register(taken: Intake, units: Path) -> UnitRegister:
    """Give what is not declared yet in a units file, which other documents may have added to."""
    if not units.exists():
        return taken.register
    known, _found = reader.read_units(units)
    return UnitRegister(
        tuple(unit for unit in taken.register.units if known.find(unit.name) is None),
        tuple(each for each in taken.register.collectives if known.find(each.name) is None),
    )
