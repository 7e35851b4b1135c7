"""What a site is made of beside its plans: its templates, and what tells that a file changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gkplan.base.version import __version__
from gkplan.rendering import digests, templating
from gkplan.site import kept
from gkplan.store import collection

ASSETS = ("site.css", "site.js")


def digest_templates(templates_folder: Path | None) -> str:
    """Name what the templates of a site hold; raises `NothingFound` where the office's is not."""
    found = [digests.digest_file(path) for path in _template_files(templates_folder)]
    return digests.make_digest(__version__, kept.FORMAT, *found)


def _template_files(templates_folder: Path | None) -> Iterator[Path]:
    for folder in templating.folders(templates_folder):
        yield from sorted((folder / "site").glob("*"))
        yield folder / "timeline.vl.json"


def take_fingerprint(
    paths: Iterable[Path], templates_folder: Path | None
) -> frozenset[tuple[str, int, int]]:
    """Tell whether a file that a site is made of was changed, by its time and size: quickly."""
    files = set(_template_files(templates_folder))
    for path in paths:
        folder = path if path.is_dir() else path.parent
        settings = collection.settings_path(folder)
        files.update(folder.rglob("*.y*ml"))
        files.update(settings.parent.glob("*.y*ml") if settings else ())
    return frozenset(_stamp(file) for file in files)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError as error:
        return str(path), -1, error.errno or 0
    return str(path), found.st_mtime_ns, found.st_size
