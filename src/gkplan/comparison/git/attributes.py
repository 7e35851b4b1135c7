"""Lines of ours among those of people in git's attributes, put in and taken out to the byte."""

import re

_BEGIN, _END = "# gkplan git install: from here", "# gkplan git install: to here"
_NEW_FILE, _NO_LINE_END = " (the file is ours)", " (the line above had no end)"
_BLOCK = re.compile(
    rb"(?P<end>\r?\n)?(?P<begin>"
    + re.escape(_BEGIN).encode()
    + rb"(?P<how>[^\r\n]*))\r?\n(?:.*\r?\n)*?"
    + re.escape(_END).encode()
    + rb"\r?\n?"
)


def with_lines(old: bytes | None, lines: tuple[str, ...]) -> bytes:
    """Put lines at the end, where they count more than those above, in place of earlier ones."""
    known = without_lines(old)
    end = b"\r\n" if known and b"\r\n" in known else b"\n"
    how, gap = "", b""
    if known is None:
        how = _NEW_FILE
    elif known and not known.endswith(b"\n"):
        how, gap = _NO_LINE_END, end
    block = [f"{_BEGIN}{how}", *lines, _END]
    return (known or b"") + gap + b"".join(line.encode() + end for line in block)


def without_lines(old: bytes | None) -> bytes | None:
    """Give the file as it was without our lines; None for none."""
    if old is None:
        return None
    found = _BLOCK.search(old)
    if found is None:
        return old
    how = found["how"].decode(errors="replace")
    gap = b"" if how == _NO_LINE_END else found["end"] or b""
    rest = old[: found.start()] + gap + old[found.end() :]
    return None if how == _NEW_FILE and not rest else rest


def pattern(folder: str, name: str) -> str:
    """Write the pattern of files of a name at or below a folder, "" for the whole repository."""
    if not folder:
        return name
    plain = re.sub(r"([\\*?\[])", r"\\\1", folder)
    whole = f"/{plain}/**/{name}"
    if re.search(r'[\s"]', whole):
        inner = whole.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{inner}"'
    return whole
