"""`gkplan site`: every plan with its lights as pages that need no server."""

import sys
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from gkplan.base import language
from gkplan.base.errors import EnvironmentFailure, UsageFailure
from gkplan.base.language import _, ngettext
from gkplan.cli import options, output
from gkplan.cli.options import AsOf, Paths
from gkplan.site import build, inputs
from gkplan.site.build import Built, SiteWish
from gkplan.store import collection

_PAUSE = 0.5  # seconds between two looks at the files


def command(
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_("The folder the site is in."))],
    paths: Paths = None,
    as_of: AsOf = None,
    templates: output.Templates = None,
    serve: Annotated[
        bool, typer.Option("--serve", help=_("Show it on this machine and keep it up to date."))
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help=_("Where it is shown."))
    ] = 8000,
) -> None:
    """Make a site that shows every plan, its lights, its units and its year; no server needed."""
    day = options.day(as_of)
    found = tuple(paths or collection.default_paths())
    wish = SiteWish(out, found, day, language.active(), templates)
    if serve:
        _serve(wish, port, as_of)
        raise typer.Exit
    raise typer.Exit(_build(wish))


def _build(wish: SiteWish) -> int:
    """Bring the site up to date, and give the exit code that says what could not be read."""
    with output.progress(_("making pages")) as on_progress:
        built = build.build(wish, on_progress)
    print(_summarize(built, wish.out))
    return options.report_unread(list(built.unread))


def _serve(wish: SiteWish, port: int, as_of: str | None) -> None:
    """Show the site until Ctrl-C; what is wrong while it is shown is told and does not end it."""
    from gkplan.site.serving import Server

    build.refuse(wish)
    with Server(wish.out, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            seen = inputs.take_fingerprint(wish.paths, wish.templates)
            _build(wish)
            print(_("shown at {address} until Ctrl-C").format(address=server.address), flush=True)
            while True:
                time.sleep(_PAUSE)
                day = options.day(as_of)
                now = inputs.take_fingerprint(wish.paths, wish.templates)
                if (now, day) != (seen, wish.day):
                    seen, wish = now, wish._replace(day=day)
                    _try(wish)
                    server.version += 1
        except KeyboardInterrupt:
            print()
        finally:
            server.shutdown()


def _try(wish: SiteWish) -> None:
    try:
        _build(wish)
    except (EnvironmentFailure, UsageFailure) as failure:
        print(_("gkplan: {message}").format(message=failure), file=sys.stderr)
    sys.stdout.flush()


def _summarize(built: Built, out: Path) -> str:
    pages = ngettext("{n} page", "{n} pages", built.pages).format(n=built.pages)
    counts = _("{pages}, {written} files written, {removed} removed: {path}")
    return counts.format(
        pages=pages, written=built.written, removed=built.removed, path=out / "index.html"
    )
