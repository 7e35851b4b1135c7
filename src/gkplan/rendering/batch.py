"""Making many documents: each from a job that says what it is made of, in several processes.

A job whose digest is that of the time before is left out, so that a folder of documents is brought
up to date by making only what changed. Documents are written whole or not at all, and never over a
file of the collection.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from pathlib import Path
from typing import NamedTuple

from gkplan.base import processes
from gkplan.base.errors import EnvironmentFailure
from gkplan.base.language import _, reason
from gkplan.store import editor

AT_ONCE = 12  # jobs from which on several processes are worth their start


class Job(NamedTuple):
    """Documents that are made together: `make(*arguments)` gives the bytes of each of `outputs`.

    `outputs` are paths within the folder that is written to, `digest` names all that the
    documents depend on.
    """

    outputs: tuple[str, ...]
    digest: str
    make: Callable[..., Sequence[bytes]]
    arguments: tuple[object, ...] = ()


class Result(NamedTuple):
    """What became of a job: the size of each document, which of them are new, or why it failed."""

    outputs: tuple[str, ...]
    digest: str
    sizes: tuple[int, ...] = ()
    changed: tuple[str, ...] = ()
    failure: str = ""


def run(jobs: Iterable[Job], folder: Path, on_progress: Callable[[], None]) -> Iterator[Result]:
    """Do jobs, in several processes where they are many; `on_progress` is called as each is done.

    One that fails does not stop the others. Raises `UsageFailure` for an output that has the name
    of a plan's, ledger's, units or settings file.
    """
    jobs = tuple(jobs)
    for job in jobs:
        for name in job.outputs:
            editor.refuse_plan_file(Path(name))
    workers = processes.several(len(jobs))
    if workers < 2 or len(jobs) < AT_ONCE:
        for job in jobs:
            yield perform(job, folder)
            on_progress()
        return
    pool = processes.pool(workers)
    try:
        waiting = {pool.submit(perform, job, folder): job for job in jobs}
        for each in as_completed(waiting):
            yield _result(each, waiting[each])
            on_progress()
    finally:
        pool.shutdown(cancel_futures=True)


def _result(future: Future[Result], job: Job) -> Result:
    try:
        return future.result()
    except (OSError, MemoryError, RuntimeError) as error:  # a process was ended from outside
        why = _("{path} cannot be made: {why}").format(path=job.outputs[0], why=error)
        return Result(job.outputs, job.digest, failure=why)


def perform(job: Job, folder: Path) -> Result:
    """Do one job and write its documents."""
    try:
        contents = job.make(*job.arguments)
        pairs = tuple(zip(job.outputs, contents, strict=True))
        changed = tuple(name for name, content in pairs if write(folder, name, content))
    except EnvironmentFailure as failure:
        return Result(job.outputs, job.digest, failure=str(failure))
    return Result(job.outputs, job.digest, tuple(len(each) for each in contents), changed)


def write(folder: Path, name: str, content: bytes) -> bool:
    """Write a document whole or not at all; False where it holds the same already.

    Raises `UnwritableFile`, also where a link leads out of the folder.
    """
    target = folder / name
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not is_within(target.parent, folder) or target.is_symlink():
            raise editor.unwritable(target, _("a link leads out of the folder"))
        same_size = target.is_file() and target.stat().st_size == len(content)
        if same_size and target.read_bytes() == content:
            return False
        editor.put_in_place(target, content, temporary)
    except OSError as error:
        raise editor.unwritable(target, reason(error)) from error
    return True


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path lies in a folder once all links are followed."""
    return path.resolve().is_relative_to(folder.resolve())
