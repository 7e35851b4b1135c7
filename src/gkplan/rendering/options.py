"""What a renderer is told beside the document."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for one rendering.

    `furniture` prints the page text a plan was published among, `templates` is the folder of the
    office's own, `fragment` leaves out what makes a page of HTML a whole one.
    """

    furniture: bool = False
    templates: Path | None = None
    fragment: bool = False

    def falling_back(self, templates: str) -> "Options":
        """Take the templates a collection names, where none were named before."""
        return self if self.templates or not templates else replace(self, templates=Path(templates))
