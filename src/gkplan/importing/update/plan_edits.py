"""Changes to a plan's file, each a stretch of its text and what takes its place."""

import re
from collections.abc import Iterable, Iterator

from gkplan.base.source import Edit, Source, Span
from gkplan.model.plan import Plan, Task
from gkplan.store.fmt import cutting
from gkplan.store.plan.hoisting import Inherited
from gkplan.store.plan.items import write_task, write_text
from gkplan.store.quoting import write_quoted, write_scalar
from gkplan.store.shapes.notation import Pair, Written, find_mappings

_BELOW = ("sections", "tasks")
_WORDS = ("heading", "text", "title", "preamble", "prologue", "closing")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")


class PlanEdits:
    """The changes that a plan's file takes; where its notation takes none, there is none.

    So whoever makes them reads the new text again and compares it with what was meant.
    """

    def __init__(self, plan: Plan) -> None:
        self.source: Source = plan.source
        self._mappings = find_mappings(plan.source)
        self._line_end = "\r\n" if "\r\n" in plan.source.text else "\n"

    def rewrite(self, of: Plan | Task, field: str, value: str) -> Iterator[Edit]:
        """Write one field anew where it stands, or behind the other fields; "" empties it."""
        written = self._mappings.get(of.spans[""].start)
        if written is None:
            return
        pair = written.pairs.get(field)
        if pair is None:
            if value:
                yield from self._add(written, field, value)
        elif pair.colon is not None:
            yield self._replace(written, pair, field, value)

    def remove(self, task: Task) -> Iterable[Edit]:
        """Take a task's lines out, or what a list in brackets has of it."""
        text, written = self.source.text, self._mappings.get(task.spans[""].start)
        if written is None:
            return ()
        if written.dash is None:
            return cutting.without_item(written.span)
        start = max(text.rfind("\n", 0, written.dash), text.rfind("\r", 0, written.dash)) + 1
        if text[start : written.dash].strip():
            return ()
        return (self._edit(start, self._next_line(written.span.end), ""),)

    def add_behind(self, task: Task, new: Task) -> Iterable[Edit]:
        """Write a task behind another, with what is below that."""
        written = self._mappings.get(task.spans[""].start)
        if written is None or written.dash is None:
            return ()
        column = self.source.position(written.dash).column - 1
        first, *rest = write_task(new, 0, Inherited(task.attribution, task.run_in))
        lines = [f"- {first}", *(f"  {line}" for line in rest)]
        return (self._add_lines(written.span.end, lines, column),)

    def find_lines(self, plan: Plan, key: str) -> Span | None:
        """Find the lines that a key of the plan itself takes; None where brackets are around it."""
        written = self._mappings[plan.spans[""].start]
        if written.is_flow:
            return None
        pair, text = written.pairs[key], self.source.text
        start = max(text.rfind("\n", 0, pair.key.start), text.rfind("\r", 0, pair.key.start)) + 1
        return Span(self.source, start, self._next_line(pair.end))

    def _replace(self, written: Written, pair: Pair, field: str, value: str) -> Edit:
        """Write a value behind the key's colon, or behind the comment that stands there."""
        assert pair.colon is not None  # noqa: S101 - asked before
        text, end = self.source.text, max(pair.value.end, pair.colon)
        alone = not text[end : _line_end(text, end)].strip()
        new = _value(field, value, in_lines=alone and not written.is_flow)
        start = pair.colon if not text[pair.colon : pair.value.start].strip() else pair.value.start
        new = new.replace("\n", "\n" + " " * written.column)
        return self._edit(start, end, f" {new}" if start == pair.colon else new)

    def _add(self, written: Written, field: str, value: str) -> Iterator[Edit]:
        ends = [pair.end for key, pair in written.pairs.items() if key not in _BELOW]
        if not ends:
            return
        if written.is_flow:
            new = f", {field}: {_value(field, value, in_lines=False)}"
            yield self._edit(max(ends), max(ends), new)
        else:
            lines = f"{field}: {_value(field, value, in_lines=True)}".split("\n")
            yield self._add_lines(max(ends), lines, written.column)

    def _add_lines(self, behind: int, lines: Iterable[str], column: int) -> Edit:
        """Put lines behind the one that ends what stands before them."""
        at = self._next_line(behind)
        new = "".join(f"{' ' * column}{line}\n" for line in lines)
        if not self.source.text.endswith(("\n", "\r"), 0, at):
            new = "\n" + new.removesuffix("\n")
        return self._edit(at, at, new)

    def _next_line(self, at: int) -> int:
        found = _LINE_END.search(self.source.text, at)
        return found.end() if found else len(self.source.text)

    def _edit(self, start: int, end: int, new: str) -> Edit:
        """Make an edit, with the file's own kind of line ends."""
        return Edit(Span(self.source, start, end), new.replace("\n", self._line_end))


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _value(field: str, value: str, *, in_lines: bool) -> str:
    """Write a field's value; the lines of a block are set in as below a key at the margin."""
    if field not in _WORDS:
        return value or "[]"
    if not value:
        return '""'
    if not in_lines:
        return write_quoted(value) if "\n" in value else write_scalar(value)
    return "\n".join(write_text(field, value, 0)).removeprefix(f"{field}: ")
