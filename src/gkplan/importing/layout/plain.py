"""Plain text as other formats hold it too: its encoding told apart, its lines, its drawn tables."""

from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing.layout import plain_tables
from gkplan.importing.manuscript import Block, Line

_ENCODINGS = ["utf_8", "gb18030", "utf_16", "utf_16_le", "utf_16_be", "big5"]
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def blocks(text: str) -> list[Block]:
    """Divide a text into its lines and the tables drawn in it."""
    lines = _lines(text)
    found: list[Block] = []
    position = 0
    for table in plain_tables.tables(text, lines):
        found += [line for line in lines[position : table.first] if line.text]
        found += table.blocks
        position = table.last
    return found + [line for line in lines[position:] if line.text]


def decode(data: bytes, name: str) -> str:
    """Decode text, its encoding told apart by its bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason.startswith("unexpected end") and error.start > len(data) - 4:
            raise UnreadableFile(
                _("{path} ends in the middle of a character: it is incomplete").format(path=name)
            ) from None
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise UnreadableFile(_("{path} is not text in any known encoding").format(path=name))
    return _strictly(data, best.encoding, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("{path} is not valid {encoding} text from byte {offset} on")
        raise UnreadableFile(
            message.format(path=name, encoding=encoding, offset=error.start)
        ) from None


def _lines(text: str) -> list[Line]:
    """Split at every line end; each line is without the space around it."""
    found: list[Line] = []
    offset = 0
    for whole in text.splitlines(keepends=True):
        bare = whole.strip()
        lead = len(whole) - len(whole.lstrip())
        found.append(Line(bare, offset + (lead if bare else 0)))
        offset += len(whole)
    return found
