"""An append adds at the end and touches nothing else; taking it back leaves what was before."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.base.errors import EnvironmentFailure, FileChanged, UnwritableFile
from gkplan.base.language import reason
from gkplan.base.source import Source
from gkplan.store import appending, editor, lock, undo
from gkplan.store.shapes.reading import LARGEST, Reading
from support.profiles import FOLDER_KEPT, examples

NEW = "- {task: q7wd, date: 2024-05-20, status: done}"
OLD = "- {task: k7q2, date: 2024-01-31, status: done, note: 旧}\n"
NAME = "2024.ledger.yaml"

# pieces of ledgers as people write them; `{i}` is the list's indentation
BLOCK = "{i}- task: k7q2\n{i}  date: 2024-01-31\n{i}  status: done"
ITEMS = st.sampled_from(
    [
        "{i}- {{task: k7q2, date: 2024-01-31, status: done}}",
        "{i}- {{task: k7q2, date: 2024-01-31, status: done}}  # 已核对",
        "{i}-   {{task: k7q2, date: 2024-01-31,\n{i}      status: done}}",
        BLOCK,
        BLOCK.replace("- task", "-\n{i}  task"),
        BLOCK + "\n{i}  note: |\n{i}    一\n{i}    - 二",
        BLOCK + "\n{i}  note: |+\n{i}    一\n\n",
        BLOCK + "\n{i}  note: >-\n{i}    一\n\n{i}    二",
        BLOCK + "\n{i}  by:\n{i}  - 甲\n{i}  - 乙",
        '{i}- {{task: k7q2, date: 2024-01-31, status: done, note: "一\n{i}     二"}}',
        "{i}# 一段说明",
        "",
    ]
)
HEADS = st.sampled_from(["", "# 台账\n", "---\n", "\n# 台账\n\n---  # 一\n", "%YAML 1.2\n---\n"])
TAILS = st.sampled_from(["", "\n", "\n\n", "\n# 完\n", "\n# 完", "\n   ", "\n  # 缩进\n"])


@st.composite
def ledgers(draw: st.DrawFn) -> bytes:
    indent = draw(st.sampled_from(["", "  ", "    "]))
    items = "\n".join(draw(st.lists(ITEMS, max_size=4))).format(i=indent)
    text = (draw(HEADS) + items + draw(TAILS)).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _texts(content: bytes) -> list[object]:
    return [_plain(node) for node in Reading("", content.decode("utf-8-sig")).nodes().value]


def _plain(node: object) -> object:
    value = node.value  # type: ignore[attr-defined]
    if isinstance(value, str):
        return value.rstrip("\n")  # a block text that the file leaves open ends with its line
    return [tuple(map(_plain, e)) if isinstance(e, tuple) else _plain(e) for e in value]


@settings(max_examples=examples(400), suppress_health_check=FOLDER_KEPT)
@given(old=ledgers(), count=st.integers(1, 3))
def test_every_earlier_byte_stays(old: bytes, count: int, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(old)
    appending.append_lines(path, [NEW] * count)
    written = path.read_bytes()
    assert written.startswith(old)
    assert written[len(old) :].decode().count(NEW) == count
    before = _texts(old) if b"task" in old else []
    assert _texts(written)[:-count] == before
    if b"\r\n" in old:
        assert b"\n" not in written.replace(b"\r\n", b"")
    assert written.endswith(b"\n")


@settings(max_examples=examples(150), suppress_health_check=FOLDER_KEPT)
@given(old=st.none() | ledgers(), count=st.integers(1, 3))
def test_undo_is_the_inverse_of_append(old: bytes | None, count: int, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.unlink(missing_ok=True)
    if old is not None:
        path.write_bytes(old)
    states = [old]
    for number in range(count):
        appending.append_lines(path, [NEW.replace("q7wd", f"q7w{number}")])
        states.append(path.read_bytes())
    for number in reversed(range(count)):
        states.pop()
        last = undo.find_last_entry(path)
        assert last is not None
        assert last.text.strip() == NEW.replace("q7wd", f"q7w{number}")
        undo.take_back_entry(last)
        assert editor.read_contents(path) == states[-1]


def test_a_new_ledger_says_what_it_is(tmp_path: Path) -> None:
    appending.append_lines(tmp_path / NAME, [NEW])
    assert (tmp_path / NAME).read_text("utf-8") == f"{appending.HEADER}{NEW}\n"
    assert _names(tmp_path) == [NAME]


APPENDED = {
    "crlf": (b"- {a: b}\r\n", b"- {n: 1}\r\n"),
    "mixed: the last counts": (b"# x\n- {a: b}\r\n", b"- {n: 1}\r\n"),
    "old Mac": (b"- {a: b}\r", b"- {n: 1}\r"),
    "no last line end": (b"- {a: b}", b"\n- {n: 1} \n"),
    "no last line end, crlf": (b"# x\r\n- {a: b}", b"\r\n- {n: 1} \r\n"),
    "indented": (b"  - {a: b}\n", b"  - {n: 1}\n"),
    "indented comment last": (b"- {a: b}\n    # x\n", b"- {n: 1}\n"),
    "empty": (b"", b"- {n: 1}\n"),
    "byte order mark alone": (b"\xef\xbb\xbf", b"- {n: 1}\n"),
    "comment alone": (b"# x", b"\n- {n: 1} \n"),
    "a text that looks like an entry": (b'- {a: "b\n- c"}\n', b"- {n: 1}\n"),
    "what libyaml rejects": (b"- {a: https://x}\n", b"- {n: 1}\n"),
}


@pytest.mark.parametrize("name", APPENDED)
def test_what_is_added_fits_in(name: str, tmp_path: Path) -> None:
    old, added = APPENDED[name]
    (tmp_path / NAME).write_bytes(old)
    appending.append_lines(tmp_path / NAME, ["- {n: 1}"])
    assert (tmp_path / NAME).read_bytes() == old + added


REFUSED = {
    "a flow list": b"[]\n",
    "a full flow list": b"[{task: a, date: 2024-01-01, status: done}]\n",
    "a mapping": b"task: a\n",
    "a text": b"abc\n",
    "nothing, written out": b"null\n",
    "a document end": b"- {a: b}\n...\n",
    "an open quote": b'- {a: "b}\n',
    "an open bracket": b"- {a: b\n",
    "a tab for indentation": b"- a:\n\t- b\n",
    "a mapping after the list": b"- {a: b}\nc: d\n",
    "not UTF-8": b"- {a: \xff}\n",
    "a second document": b"- {a: b}\n---\nc: d\n",
    "conflict markers": b"- {a: b}\n<<<<<<< HEAD\n",
    "html": b"<html>\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_take_an_entry_is_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(REFUSED[name])
    with pytest.raises(UnwritableFile, match=r"nothing can be appended to .*: it "):
        appending.append_lines(path, [NEW])
    with pytest.raises(UnwritableFile):
        appending.preview_lines(path, [NEW])
    assert path.read_bytes() == REFUSED[name]
    assert _names(tmp_path) == [NAME]


def test_a_ledger_is_never_made_too_large_to_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    old = OLD.encode() + b"#" * (LARGEST - len(OLD.encode()) - 1) + b"\n"
    path.write_bytes(old)
    with pytest.raises(UnwritableFile, match="larger than 16 MB"):
        appending.append_lines(path, [NEW])
    assert path.read_bytes() == old


def test_the_file_behind_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    target = tmp_path / "kept" / "本.yaml"
    target.write_text(OLD, "utf-8")
    (tmp_path / NAME).symlink_to(target)
    appending.append_lines(tmp_path / NAME, [NEW])
    assert (tmp_path / NAME).is_symlink()
    assert target.read_text("utf-8") == f"{OLD}{NEW}\n"
    assert _names(tmp_path / "kept") == ["本.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_rights_stay(mode: int, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(OLD, "utf-8")
    path.chmod(mode)
    appending.append_lines(path, [NEW])
    assert stat.S_IMODE(path.stat().st_mode) == mode


def _raise(code: int) -> Callable[..., None]:
    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def _unwritten(path: Path, old: str | None = OLD) -> EnvironmentFailure:
    with pytest.raises(EnvironmentFailure) as caught:
        appending.append_lines(path, [NEW])
    assert (path.read_text("utf-8") if path.exists() else None) == old
    left = _names(path.parent) if path.parent.exists() else []
    assert left == ([NAME] if old else [])
    return caught.value


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("open", errno.EACCES),
        ("open", errno.EROFS),
        ("fsync", errno.ENOSPC),
        ("fsync", errno.EIO),
        ("replace", errno.EACCES),
        ("chmod", errno.EPERM),
    ],
)
@pytest.mark.parametrize("old", [OLD, None])
def test_what_the_system_refuses(
    where: str, code: int, old: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "chmod" and old is None:
        pytest.skip("a new file has no rights to keep")
    path = tmp_path / NAME
    if old:
        path.write_text(old, "utf-8")
    monkeypatch.setattr(os, where, _raise(code))
    failure = _unwritten(path, old)
    assert isinstance(failure, UnwritableFile)
    assert str(failure) == f"{path} cannot be written: {reason(OSError(code, os.strerror(code)))}"


def test_a_read_only_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.write_text(OLD, "utf-8")
    path.chmod(0o444)
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        monkeypatch.setattr(os, "access", lambda *_arguments: False)  # root may write all
    assert "permission denied" in str(_unwritten(path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(OLD, "utf-8")
    tmp_path.chmod(0o555)
    try:
        assert "permission denied" in str(_unwritten(path))
    finally:
        tmp_path.chmod(0o755)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no such file" in str(_unwritten(tmp_path / "nowhere" / NAME, None))


def test_a_folder_in_the_ledgers_place(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(UnwritableFile, match="not an ordinary file"):
        appending.append_lines(tmp_path / NAME, [NEW])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no limits there")
def test_a_disk_that_is_full_half_way(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / NAME
    old = OLD * 2000
    path.write_text(old, "utf-8")
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        try:
            appending.append_lines(path, [NEW])
        except UnwritableFile:
            os._exit(0)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert path.read_text("utf-8") == old
    assert _names(tmp_path) == [NAME]


THEIRS = "- {task: b2ck, date: 2024-02-01, status: done}\n"


@pytest.mark.parametrize(
    ("old", "now"),
    [(OLD, OLD + THEIRS), (OLD, OLD.replace("旧", "新")), (OLD, ""), (OLD, None), (None, THEIRS)],
)
def test_who_takes_no_lock_keeps_what_they_wrote(
    old: str | None, now: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAME
    if old:
        path.write_text(old, "utf-8")
    sync = os.fsync

    def meanwhile(descriptor: int) -> None:
        sync(descriptor)
        path.unlink() if now is None else path.write_text(now, "utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileChanged, match="by somebody else meanwhile; nothing was written"):
        appending.append_lines(path, [NEW])
    assert (path.read_text("utf-8") if path.exists() else None) == now
    assert _names(tmp_path) == ([] if now is None else [NAME])


def test_without_locks_the_comparison_still_guards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_fcntl", None)
    path = tmp_path / NAME
    appending.append_lines(path, [NEW])
    appending.append_lines(path, [NEW])
    assert path.read_text("utf-8") == f"{appending.HEADER}{NEW}\n{NEW}\n"
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda d: (sync(d), path.write_text(OLD, "utf-8"))[0])
    with pytest.raises(FileChanged):
        appending.append_lines(path, [NEW])
    assert path.read_text("utf-8") == OLD
    assert _names(tmp_path) == [NAME]


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", _raise(errno.ENOLCK))
    appending.append_lines(tmp_path / NAME, [NEW])
    assert _names(tmp_path) == [NAME]


def test_what_a_killed_writer_left_is_used_up(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.new").write_text("half", "utf-8")
    (tmp_path / f".{NAME}.lock").write_text("", "utf-8")
    appending.append_lines(tmp_path / NAME, [NEW])
    assert _names(tmp_path) == [NAME]


def test_a_stretch_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"
    text = "title: 旧\r\n# 注\r\nyear: 2024\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    at = text.index("旧")
    editor.replace_text(Source(str(path), text), path, f"{text[:at]}新题{text[at + 1 :]}")
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("旧", "新题").encode()
    with pytest.raises(FileChanged):
        editor.replace_text(Source(str(path), text), path, f"{text[:at]}再新{text[at + 1 :]}")
    path.unlink()
    with pytest.raises(FileChanged):
        editor.replace_text(Source(str(path), text), path, f"{text[:at]}再新{text[at + 1 :]}")
