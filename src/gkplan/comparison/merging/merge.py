"""Three versions of a file made one, read again to be sure; or the reason why not."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import NamedTuple

from gkplan.base.diagnostics import Diagnostic, Severity
from gkplan.base.language import _
from gkplan.comparison.merging import lists
from gkplan.comparison.merging.conflicts import About, Conflict
from gkplan.comparison.merging.fields import Merger
from gkplan.comparison.merging.items import WHOLE, PlanMerger
from gkplan.comparison.merging.joining import MergeSlot, Three, merged_lines
from gkplan.comparison.merging.pieces import MergedPart, Piece, marked, side
from gkplan.comparison.merging.sides import sides
from gkplan.comparison.merging.values import MaybeValue, same_layout
from gkplan.comparison.merging.written import File, Unsuited, read
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.store import names, reader

_MARK = b"\xef\xbb\xbf"


class Outcome(NamedTuple):
    """What became of a merge: the file's new bytes, and what is in conflict within them.

    Without bytes the file could not be merged by what it says; `unread` are then the errors in
    any of its versions, `why` another reason, if there is one to tell, and `foreign` says that it
    is no file of a collection.
    """

    content: bytes | None
    conflicts: tuple[Conflict, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    foreign: bool = False
    why: str = ""


def merge(
    versions: tuple[bytes, bytes, bytes],
    path: str,
    labels: tuple[str, str] = ("ours", "theirs"),
    size: int = 7,
) -> Outcome:
    """Merge what ours and theirs made of the base; all three given in the order base, ours, theirs.

    `path` says what kind of file it is. Conflicts stand between marks of `size` signs.
    """
    name = path.rsplit("/", 1)[-1]
    try:
        texts = [_text(each) for each in versions]
        unread = _errors(name, texts, path)
        if unread:
            foreign = names.is_plan(name) and not any(map(_is_plan, texts))
            return Outcome(None, (), unread, foreign)
        files = [read(text) for text in texts]
        made, merger = _put_together(name, files, texts, path)
        _verify(made, files, name, path)
    except Unsuited as found:
        return Outcome(None, why=found.why)
    except RecursionError:
        return Outcome(None)
    text = marked(made.pieces, labels, size)
    return Outcome(_bytes(text, versions), tuple(dict.fromkeys(merger.conflicts)))


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unsuited("utf-8") from None
    if "\r" in text:
        raise Unsuited("line ends")
    return text if text.endswith("\n") or not text else f"{text}\n"


def _bytes(text: str, versions: tuple[bytes, bytes, bytes]) -> bytes:
    """Write the text with the marks and line ends of ours, or of theirs where that changed them."""
    if not _so(versions, lambda each: each.endswith(b"\n")):
        text = text.removesuffix("\n")
    made = text.encode()
    if _so(versions, lambda each: b"\r\n" in each):
        made = made.replace(b"\n", b"\r\n")
    return (_MARK if _so(versions, lambda each: each.startswith(_MARK)) else b"") + made


def _so(versions: tuple[bytes, bytes, bytes], test: Callable[[bytes], bool]) -> bool:
    """Tell whether the merged file is to be so: as ours is, or theirs where that changed it."""
    base, ours, theirs = versions
    if not base:
        return test(ours or theirs)
    return test(ours) if test(ours) != test(base) else test(theirs)


def _is_plan(text: str) -> bool:
    return text.startswith("gkplan:") or "\ngkplan:" in text


def _errors(name: str, texts: list[str], path: str) -> tuple[Diagnostic, ...]:
    found = [each for text in texts if text.strip() for each in _findings(name, text, path)]
    return tuple(each for each in found if each.severity is Severity.ERROR)


def _findings(name: str, text: str, path: str) -> tuple[Diagnostic, ...]:
    content = text.encode()
    where = Path(path)
    if name.endswith(names.LEDGER):
        return reader.read_ledger(where, shown=path, content=content)[1]
    if name == names.UNITS:
        return reader.read_units(where, shown=path, content=content)[1]
    if name == names.SETTINGS or name.endswith(names.CALENDAR):
        return ()
    return reader.parse_plan(text, UnitRegister(), shown=path)[1]


def _put_together(
    name: str, files: list[File], texts: list[str], path: str
) -> tuple[MergedPart, Merger]:
    roots = [each.root if each.root.parts else None for each in files]
    body: MergedPart | None
    merger: Merger
    if name.endswith(names.LEDGER):
        body, merger = _ledger(files)
    elif roots[1] is None or roots[2] is None or any(each and each.is_list for each in roots):
        raise Unsuited("empty")
    elif name in (names.UNITS, names.SETTINGS) or name.endswith(names.CALENDAR):
        merger = lists.SharedMerger()
        body = merger.mapping(Three(*roots), MergeSlot(0, About(None)))
    else:
        plans = [_plan(text, path) for text in texts]
        merger = PlanMerger(*sides(roots, plans))
        body = merger.mapping(Three(*roots), MergeSlot(0, WHOLE))
    if body is None:
        raise Unsuited("nothing is left")
    opening = merged_lines(*(each.opening for each in files))
    tail = merged_lines(*(each.tail for each in files))
    pieces: tuple[Piece, ...] = (opening, body.lead, *body.pieces, tail)
    return MergedPart("", pieces, body.values), merger


def _plan(text: str, path: str) -> Plan | None:
    return reader.parse_plan(text, UnitRegister(), shown=path)[0] if text.strip() else None


def _ledger(files: list[File]) -> tuple[MergedPart, Merger]:
    merger = lists.LedgerMerger()
    parts = [each.root.parts or () for each in files]
    base, ours = lists.entry_names(parts[0], parts[1])
    theirs = lists.entry_names(parts[0], parts[2])[1]
    called = (base, ours, theirs)
    known = {n: p for at in range(3) for n, p in zip(called[at], parts[at], strict=True)}
    first = (*parts[1], *parts[2], *parts[0])
    column = first[0].column if first else 0

    def place(name: Hashable) -> MergeSlot:
        return lists.ledger_place(name, known, column)

    return lists.listed(merger, parts, called, place), merger


def _verify(made: MergedPart, files: list[File], name: str, path: str) -> None:
    """Read what was made, as either side has it, and refuse it where it says anything else."""
    remarks: set[str] = set()
    for number in (0, 1):
        text = side(made.pieces, number)
        again = read(text)
        remarks |= _remarks(again)
        expected = made.values[number]
        if not again.root.parts and not expected:
            continue
        if not same_layout(again.root.value, expected):
            raise Unsuited("another value")
        if any(e.severity is Severity.ERROR for e in _findings(name, text, path)):
            raise Unsuited("errors")
        _refuse_twins(again, files)
    base, ours, theirs = map(_remarks, files)
    wanted = {each for each in ours | theirs if each not in base or each in ours & theirs}
    if lost := sorted(wanted - remarks):
        raise Unsuited("a comment", _("a comment would be lost: {comment}").format(comment=lost[0]))


def _refuse_twins(made: File, files: list[File]) -> None:
    """Refuse two tasks of one id, unless there were as many before."""
    before = [_ids(each.root.value) for each in files[1:]]
    found = _ids(made.root.value)
    for each in set(found):
        if found.count(each) > max(1, *(ids.count(each) for ids in before)):
            message = _("two tasks would have the id `{id}`")
            raise Unsuited("one id", message.format(id=each))


def _ids(value: MaybeValue) -> list[str]:
    if isinstance(value, list):
        return [found for each in value for found in _ids(each)]
    if not isinstance(value, dict):
        return []
    own = value.get("id")
    return ([own] if isinstance(own, str) else []) + [
        found for key in ("sections", "tasks") for found in _ids(value.get(key))
    ]


def _remarks(of: File) -> set[str]:
    lines = f"{of.opening}\n{of.tail}".split("\n")
    return of.root.remarks | {each.strip() for each in lines if each.lstrip().startswith("#")}
