"""Taking articles apart on all cores, in order, so that the result never depends on them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from ukcorpus.corpus.rereading import Job
from ukcorpus.ingest.pipeline import NO_FINDERS, make_record
from ukcorpus.model.codec import decode_record, encode
from ukcorpus.model.records import Record, Rejected

POOL_FROM = 64
"""Fewer articles than this are done here: starting processes costs more than it saves."""
CHUNK = 16


def made(job: Job, finders: Mapping[str, str] = NO_FINDERS) -> Record | Rejected:
    """The record, or why there is none: one article that breaks a rule stops no run."""
    raw, id_ = job
    try:
        # Through its own form and back: what cannot be read again must not be stored.
        return decode_record(encode(make_record(raw, id_, finders)))
    except Exception as error:
        reason = f"ukcorpus could not take it apart ({type(error).__name__}: {error})"
        return Rejected(raw.path, "R004", reason, "Please report this", raw.member)


class Workers:
    """Makes records, on ``jobs`` processes when there is enough to do; 0 is one a core."""

    def __init__(self, jobs: int = 0, finders: Mapping[str, str] = NO_FINDERS) -> None:
        """``finders``: what finds names, by language, where the rules do not."""
        self._made = partial(made, finders=dict(finders))
        self.jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, jobs: Iterable[Job]) -> Iterator[Record | Rejected]:
        """Records in the order of ``jobs``."""
        todo = list(jobs)
        if self.jobs > 1 and len(todo) >= POOL_FROM:
            self._pool = self._pool or ProcessPoolExecutor(self.jobs)
            yield from self._pool.map(self._made, todo, chunksize=CHUNK)
        else:
            yield from map(self._made, todo)

    def close(self) -> None:
        """End the processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
