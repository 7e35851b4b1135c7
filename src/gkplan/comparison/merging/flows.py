"""Mappings in braces as lines of their own, so that they merge by key, and in braces again."""

from gkplan.comparison.merging.values import emitted, value
from gkplan.comparison.merging.written import Unsuited, WrittenPart, read, shifted, whole
from gkplan.store.quoting import write_scalar
from gkplan.store.shapes.reading import Node


def opened(part: WrittenPart) -> WrittenPart:
    """Write a mapping in braces as a key a line, in the first column."""
    if part.parts is not None:
        return part
    if not isinstance(part.value, dict) or not part.value:
        raise Unsuited("open")
    lines = [f"{_raw(key, part)}: {_raw(each, part)}" for key, each in part.node.value]
    remark = _remark(part)
    if part.key:
        text = "\n".join([f"{write_scalar(part.key)}:{remark}", *(f"  {line}" for line in lines)])
    elif remark:
        text = "\n".join([f"-{remark}", *(f"  {line}" for line in lines)])
    else:
        text = "- " + "\n  ".join(lines)
    made = read(f"{text}\n").root.parts
    if not made or made[0].value != part.value:
        raise Unsuited("open")
    return made[0]._replace(lead=shifted(part.lead, -part.column), key=part.key)


def closed(text: str) -> str:
    """Write a mapping of one line a key, or a list's item that is one, in braces."""
    margin = len(text) - len(text.lstrip(" "))
    part = (read(shifted(text, -margin)).root.parts or ())[0]
    if part.parts is None:
        return text
    entries = ", ".join(
        f"{write_scalar(each.key)}: {emitted(each.value)}" if each.parts else _entry(each)
        for each in part.parts
    )
    opening = f"{write_scalar(part.key)}: " if part.key else "- "
    remark = "".join(f"  {each}" for each in _remarks_of_head(part))
    return f"{' ' * margin}{opening}{{{entries}}}{remark}\n"


def _entry(part: WrittenPart) -> str:
    written = whole(part).strip()
    block = part.node.id == "scalar" and part.node.style in ("|", ">")
    if "\n" in written or block or part.remarks:
        return f"{write_scalar(part.key)}: {emitted(part.value)}"
    return written


def _raw(node: Node, part: WrittenPart) -> str:
    written = part.text[node.start_mark.index : node.end_mark.index].strip()
    return emitted(value(node)) if "\n" in written else written


def _remark(part: WrittenPart) -> str:
    rest = part.text[part.node.end_mark.index : part.start + len(part.head)].strip()
    return f" {rest}" if rest else ""


def _remarks_of_head(part: WrittenPart) -> tuple[str, ...]:
    return tuple(sorted(part._replace(lead="", parts=()).remarks))
