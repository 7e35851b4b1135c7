"""`import` in the JSON contract: what was found, how surely, and where the document says so."""

from gkplan.base.answers import JSON
from gkplan.importing.drafting.evidence import FoundPiece
from gkplan.importing.intake import Intake


def document(taken: Intake, output: str, *, written: bool) -> JSON:
    """Describe one document: its plan, its counts, every piece found, and those to look at.

    `start` and `end` count characters of the document as it was read, from 0; `line` and `column`
    count from 1.
    """
    return {
        "file": taken.manuscript.name,
        "format": taken.manuscript.format,
        "output": output,
        "written": written,
        "title": taken.plan.title,
        "year": taken.plan.year,
        "issuer": taken.plan.issuer,
        "lossless": taken.lossless,
        "counts": {
            "tasks": len(taken.tasks),
            "units": len(taken.units),
            "deadlines": taken.deadlines,
            "unsure": len(taken.unsure),
        },
        "unsure": [piece(each, taken) for each in taken.unsure],
        "pieces": [piece(each, taken) for each in taken.found],
    }


def piece(found: FoundPiece, taken: Intake) -> JSON:
    """Describe one piece and where the document says it."""
    line, column = taken.manuscript.place(found.start)
    return {
        "kind": found.kind.value,
        "value": found.value,
        "role": found.role.value if found.role else None,
        "confidence": round(found.confidence, 2),
        "reason": found.reason,
        "start": found.start,
        "end": found.end,
        "line": line,
        "column": column,
        "text": taken.manuscript.text[found.start : found.end][:200],
    }


def failure(name: str, message: str) -> JSON:
    """Describe a document that could not be taken in."""
    return {"file": name, "error": message}


def answer(documents: list[JSON]) -> JSON:
    """Answer `import`."""
    return {"schema": "gkplan.import/1", "documents": documents}
