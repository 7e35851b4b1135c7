"""Work that is shared among several processes, where there is enough of it."""

import gc
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context

from gkplan.base import language

_MOST = 8  # processes: each holds what it works on in memory


def several(pieces: int) -> int:
    """Tell how many processes could share so many pieces of work."""
    return min(_MOST, _cores(), pieces)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(count: int) -> ProcessPoolExecutor:
    """Start processes that speak the language of this one."""
    return ProcessPoolExecutor(
        count,
        # not by fork: a program that serves or shows progress has threads
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(language.active(),),
    )


def _begin(locale: str) -> None:
    """Prepare a process: the parent alone answers Ctrl-C, and long work must free its memory."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    # collecting is on here: only the command, which starts this one afresh, does without it
    gc.set_threshold(300_000, 20, 20)  # plans are large: to look through them often costs a tenth
    language.activate(locale)
