"""Where a value that takes several lines really ends."""

from gkplan.store.shapes.reading import Node, Reading


def end(key: Node | None, value: Node, reading: Reading) -> int:
    """Find the end of what is written of a value; of its key where nothing is.

    The mark of a list or mapping in lines stands where the next thing begins, past the comments
    that stand before that.
    """
    text = reading.source.text
    if value.end_mark.index <= value.start_mark.index:
        return text.index(":", key.end_mark.index) + 1 if key else int(value.start_mark.index)
    if value.id == "scalar" or not value.value or text[value.start_mark.index] in "[{":
        return reading.span(value).end
    last = value.value[-1]
    if value.id == "mapping":
        return end(last[0], last[1], reading)
    return end(None, last, reading)
