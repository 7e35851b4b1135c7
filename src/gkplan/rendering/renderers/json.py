"""The document's blocks as JSON, for programs that lay it out themselves."""

import json
from dataclasses import asdict

from gkplan.rendering.document.blocks import Block, Document, Heading, PageBreak, Table, Text, Title
from gkplan.rendering.document.table import drawn
from gkplan.rendering.options import Options

SUFFIX = ".json"


def render(document: Document, _options: Options) -> str:
    """Write one object: the title, the language, and each block with its kind and its words."""
    blocks = [_block(block) for block in document.blocks]
    whole = {"title": document.title, "language": document.language, "blocks": blocks}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"


def _block(block: Block) -> dict[str, object]:
    match block:
        case Title(lines):
            return {"kind": "title", "words": "".join(lines)}
        case Heading():
            return {"kind": "heading", "depth": block.depth, "words": block.label + block.text}
        case Text():
            return {"kind": "text", "place": block.place, "words": block.whole}
        case Table():
            return {
                "kind": "table",
                "words": "\n".join(drawn(block, marked=False)),
                **asdict(block),
            }
        case PageBreak():
            return {"kind": "page-break"}
