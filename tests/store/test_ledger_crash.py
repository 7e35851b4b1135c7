"""Many writers at once, and writers killed at any moment: no entry is lost, doubled or torn."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from gkplan.store import appending, reader
from support.programs import PATIENCE

NAME = "2024.ledger.yaml"
OLD = ("# 台账\n" + "- {task: k7q2, date: 2024-01-31, status: done, note: 旧}\n" * 300).encode()
WRITERS, EACH = 8, 100
LONGEST = 5  # seconds that a writer has at most before it is killed
WRITER = """
import sys
from pathlib import Path
from gkplan.store import appending
path, writer, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    line = f"- {{task: w{writer}, date: 2024-05-20, status: progress, note: 第{number}次}}"
    appending.append_lines(path, [line])
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need signals"),
]


@pytest.mark.parametrize("old", [OLD, None])
def test_eight_writers_lose_nothing(old: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / NAME
    if old:
        path.write_bytes(old)
    each = EACH if old else 20
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n), str(each)])
        for n in range(WRITERS)
    ]
    assert [writer.wait(timeout=PATIENCE) for writer in writers] == [0] * WRITERS
    found, diagnostics = reader.read_ledger(path)
    assert diagnostics == ()
    counts = Counter((e.task, e.note) for e in found.entries if e.task != "k7q2")
    wanted = {(f"w{w}", f"第{n}次") for w in range(WRITERS) for n in range(each)}
    assert set(counts) == wanted
    assert set(counts.values()) == {1}
    assert path.read_bytes().startswith(old or appending.HEADER.encode())
    for writer in range(WRITERS):
        own = [e.note for e in found.entries if e.task == f"w{writer}"]
        assert own == [f"第{n}次" for n in range(each)]
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def _line(number: int) -> str:
    return f"- {{task: q7wd, date: 2024-05-20, status: progress, note: 第{number}次}}"


def _append_until_killed(path: Path, first: int) -> None:
    try:
        for number in range(first, first + 100_000):
            appending.append_lines(path, [_line(number)])
    finally:
        os._exit(1)


def _written(path: Path) -> int:
    """Count the lines added, and hold that they are the first so many, each whole."""
    content = path.read_bytes()
    assert content.startswith(OLD)
    added = content[len(OLD) :].decode()
    count = added.count("\n")
    assert added == "".join(f"{_line(number)}\n" for number in range(count))
    return count


def test_a_writer_killed_at_any_moment_leaves_whole_entries(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(OLD)
    appending.append_lines(path, [_line(0)])  # so that no child is killed while it imports
    path.write_bytes(OLD)
    chance = random.Random(20240520)
    moved = 0
    longest = 0.01  # seconds until a kill: follows the machine, so that most come while it writes
    for _kill in range(200):
        before = _written(path)
        if before > 200:
            path.write_bytes(OLD)
            before = 0
        child = os.fork()
        if not child:
            _append_until_killed(path, before)
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        wrote = _written(path) > before
        moved += wrote
        longest = longest * 0.9 if wrote else min(longest * 1.2, LONGEST)
    assert moved > 20  # the kills did come while it was writing
    first = _written(path)
    appending.append_lines(path, [_line(first)])
    assert _written(path) == first + 1
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


CALLS = ("open", "fsync", "replace", "chmod", "chown", "access", "close", "fstat", "unlink")


def _die_at(call: int) -> None:
    """Let this process be killed at its so-and-so-many-th call of the system."""
    left = [call]

    def watch(name: str) -> None:
        original = getattr(os, name)

        def counted(*arguments: object, **keywords: object) -> object:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **keywords)

        setattr(os, name, counted)

    for name in CALLS:
        watch(name)


@pytest.mark.parametrize("old", [OLD, None])
def test_a_writer_killed_at_each_call_leaves_the_old_file_or_the_new(
    old: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    line = _line(0)
    new = (old or appending.HEADER.encode()) + f"{line}\n".encode()
    seen = []
    for call in range(1, 60):
        path.write_bytes(old) if old else path.unlink(missing_ok=True)
        child = os.fork()
        if not child:
            _die_at(call)
            try:
                appending.append_lines(path, [line])
            finally:
                os._exit(0)
        status = os.waitpid(child, 0)[1]
        content = path.read_bytes() if path.exists() else None
        assert content in (old, new)
        seen.append(content == new)
        if not os.WIFSIGNALED(status):
            break
    assert seen[0] is False
    assert seen[-1] is True
    assert seen == sorted(seen)
    assert len(seen) > 6
    # the next writer clears up what the killed ones left
    path.unlink()
    appending.append_lines(path, [line])
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_eight_commands_at_once(collection: Path) -> None:
    command = [sys.executable, "-m", "gkplan", "record", "zhuanti-peixun", "--status", "progress"]
    path = collection / "plans" / "example-city" / "2026.ledger.yaml"
    old = path.read_text("utf-8")
    commands = [
        subprocess.Popen(
            [*command, "--date", "2020-01-02", "--note", f"第{n}次"],
            stdout=subprocess.DEVNULL,
            cwd=collection,
        )
        for n in range(8)
    ]
    assert [each.wait(timeout=PATIENCE) for each in commands] == [0] * 8
    text = path.read_text("utf-8")
    assert text.startswith(old)
    assert sorted(re.findall("note: 第(.)次", text[len(old) :])) == list("01234567")
