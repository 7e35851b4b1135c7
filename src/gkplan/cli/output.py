"""Where a document goes: to the terminal, or to a file that is none of the collection's."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from gkplan.base.characters import visible
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _, reason
from gkplan.store import editor

Target: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", help=_("Write to this file."))
]
Templates: TypeAlias = Annotated[
    Path | None, typer.Option("--templates", help=_("A folder with templates of your own."))
]


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on standard error how far long work is, where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def deliver(written: str | bytes, target: Path | None) -> None:
    """Write a document to a file, or print it; Word and PDF are not printed on a terminal."""
    if target is not None:
        save(written, target)
    elif isinstance(written, str):
        print(visible(written) if sys.stdout.isatty() else written, end="")
    elif sys.stdout.isatty():
        raise UsageFailure(_("this format is not shown on a terminal: name a file with -o"))
    else:
        sys.stdout.buffer.write(written)


def save(written: str | bytes, target: Path) -> None:
    """Write a document to a file, but never over a file of the collection.

    Raises `UsageFailure` where that is what it would do, `UnwritableFile` where it cannot.
    """
    for path in (target, target.resolve()):
        editor.refuse_plan_file(path)
    content = written.encode() if isinstance(written, str) else written
    try:
        target.write_bytes(content)
    except OSError as error:
        raise editor.unwritable(target, reason(error)) from error
