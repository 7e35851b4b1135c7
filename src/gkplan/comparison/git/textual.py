"""Merging by lines, as git does where nobody knows better."""

from pathlib import Path
from typing import NamedTuple

from gkplan.store import git


class Merged(NamedTuple):
    """A file merged by lines, and whether that left conflicts between marks in it."""

    content: bytes
    conflicts: bool


def merge(
    versions: tuple[Path, Path, Path], labels: tuple[str, str], size: int, folder: Path
) -> Merged:
    """Merge base, ours and theirs by lines; raises `GitFailed` where git cannot."""
    base, ours, theirs = (str(each) for each in versions)
    named = ("-L", labels[0], "-L", "base", "-L", labels[1])
    asked = ("merge-file", "-p", f"--marker-size={size}", *named, ours, base, theirs)
    answer = git.ask(folder, *asked)
    content = answer.given or git.take(answer)
    return Merged(content, not answer.succeeded)
