"""What a renderer is told beside the plan."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for one rendering: page furniture or not, and the office's own templates."""

    furniture: bool = False
    templates: Path | None = None
