"""Draws the README's pictures: a terminal with `gkplan status`, a rendered plan, a site.

Needs Chromium and a Chinese font: python docs/pictures/draw.py
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DAY = "2026-11-23"
PLAN = "plans/jinan-culture-tourism/2024.yaml"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"


def gkplan(*arguments: str) -> str:
    """Run gkplan in colour, in Chinese, in 80 columns."""
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "COLUMNS": "80", "FORCE_COLOR": "1"}
    command = [sys.executable, "-m", "gkplan", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def terminal_page() -> str:
    """Show a status report as a terminal would."""
    shown = gkplan("--lang", "zh_CN", "status", "--as-of", DAY)
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ gkplan status"))
    console.print(Text.from_ansi(shown), end="")
    style = (
        "body{margin:0;padding:18px;background:#1e1e1e;color:#d6d6d6;"
        "font:16px/1.45 'Noto Sans Mono CJK SC',monospace;white-space:pre}"
    )
    code = console.export_html(inline_styles=True, code_format="{code}", theme=MONOKAI)
    return f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style><body>{code}</body>"


def picture(page: Path, target: Path, size: str) -> None:
    """Take a picture of a page."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                CHROMIUM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--window-size={size}",
                f"--screenshot={target}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        terminal, page = Path(scratch, "terminal.html"), Path(scratch, "page.html")
        terminal.write_text(terminal_page(), encoding="utf-8")
        page.write_text(gkplan("render", PLAN, "--format", "html"), encoding="utf-8")
        picture(terminal, HERE / "status.png", "690,640")
        picture(page, HERE / "page.png", "1000,1100")
        gkplan("--lang", "zh_CN", "site", str(Path(scratch, "site")), "--as-of", DAY)
        picture(Path(scratch, "site", "index.html"), HERE / "site.png", "1280,1400")


if __name__ == "__main__":
    main()
