"""Showing a site on this machine alone: pages load themselves anew once they have changed.

What is served differs from what is in the folder: only there do pages hold the script that asks
whether they changed, and may they ask.
"""

from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from urllib.parse import unquote, urlsplit

from gkplan.base.errors import EnvironmentFailure
from gkplan.base.language import _, reason
from gkplan.rendering.batch import is_within

HOST = "127.0.0.1"
_NAMES = frozenset((HOST, "localhost"))
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
)
_SERVED = "connect-src 'self'; "
_VERSION, _SCRIPT = "/-/version", "/-/reload.js"
_RELOAD = b"""\
"use strict";
(() => {
  const { version } = document.currentScript.dataset;
  const ask = async () => (await fetch("/-/version", { cache: "no-store" })).text();
  const again = async () => {
    try { if (await ask() !== version) return location.reload(); } catch { /* it was stopped */ }
    setTimeout(again, 700);
  };
  setTimeout(again, 700);
})();
"""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
}


class Server(ThreadingHTTPServer):
    """Serves a folder to browsers on this machine; `version` changes whenever its pages do."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.version = 1
        try:
            super().__init__((HOST, port), partial(_Answer, folder))
        except OSError as error:
            message = _("port {port} cannot be used: {why}")
            raise EnvironmentFailure(message.format(port=port, why=reason(error))) from error

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of a browser that goes away while it is answered."""


class _Answer(BaseHTTPRequestHandler):
    """Answers one request: only for this machine's own names, and only with pages."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "gkplan", ""
    timeout = 30
    server: Server

    def __init__(self, folder: Path, *rest: object) -> None:
        self.folder = folder
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _NAMES:
            # a foreign name that leads here: another site's page must not read this one
            return self._send(HTTPStatus.FORBIDDEN, b"", ".txt")
        path = unquote(urlsplit(self.path).path)
        if path == _VERSION:
            return self._send(HTTPStatus.OK, str(self.server.version).encode(), ".txt")
        if path == _SCRIPT:
            return self._send(HTTPStatus.OK, _RELOAD, ".js")
        if path == "/favicon.ico":
            return self._send(HTTPStatus.NO_CONTENT, b"", ".txt")
        file = find(self.folder, path)
        if file is None:
            return self._send(HTTPStatus.NOT_FOUND, b"", ".txt")
        version = self.server.version  # before the page: one changed meanwhile is loaded again
        content = file.read_bytes()
        if file.suffix == ".html":
            content = live(content, version)
        return self._send(HTTPStatus.OK, content, file.suffix)

    def do_HEAD(self) -> None:
        """Answer without the page itself."""
        self.do_GET()

    def _send(self, status: HTTPStatus, content: bytes, suffix: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(suffix, _TYPES[".txt"]))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", f"{_POLICY}{_SERVED}frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet: the terminal shows what changed."""


def find(folder: Path, path: str) -> Path | None:
    """Find the file that a path of the site means; None for any outside it, or kept hidden."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    file = folder.joinpath(*parts) if parts else folder / "index.html"
    try:
        known = file.suffix in _TYPES and file.is_file() and is_within(file, folder)
    except OSError:
        return None
    return file if known else None


def live(page: bytes, version: int) -> bytes:
    """Let a page ask whether the site is no longer of its version, and load itself anew."""
    asked = page.replace(b"default-src 'none'; ", b"default-src 'none'; connect-src 'self'; ", 1)
    script = f'<script src="{_SCRIPT}" data-version="{version}" defer></script>\n</head>'.encode()
    return asked.replace(b"</head>", script, 1)
