"""Plain text: a line a paragraph, in any encoding Chinese offices use, tables drawn in text."""

from gkplan.importing.layout.plain import blocks, decode
from gkplan.importing.manuscript import Manuscript

SUFFIXES = (".txt", ".text")


def sniff(_data: bytes, _name: str) -> int:
    """Tell how surely bytes are text: all is that no other format claims."""
    return 1


def read(data: bytes, name: str) -> Manuscript:
    """Read a text file; raises `UnreadableFile` where no encoding fits."""
    text = decode(data, name)
    return Manuscript(name, "text", text, tuple(blocks(text)))
