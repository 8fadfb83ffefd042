"""One round of watching: take in what changed, and say which of it matches."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ukcorpus.config import Settings
from ukcorpus.corpus.building import finish
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Answer, Found, Request
from ukcorpus.ingest.sources import list_sources

Stamps = frozenset[tuple[str, int, int]]
"""Path, size and time of every file that is watched."""

NEW = frozenset(("added", "changed"))


class Round(NamedTuple):
    """What a round found; ``corpus`` sees the generation that it made."""

    corpus: Corpus
    answer: Answer
    """Only what is new in it is ``found``."""
    failed: int
    """Files that could not be read."""


def stamps(settings: Settings, paths: Sequence[Path], glob: str) -> Stamps:
    """What a round would look at: cheap to compare, and asked before the lock is taken."""
    listing = list_sources(paths, settings.root, glob or None, settings.index)
    return frozenset((s.file.path, s.file.size, s.file.mtime_ns) for s in listing.sources)


def watch_round(corpus: Corpus, paths: Sequence[Path], glob: str, request: Request) -> Round:
    """Ingest, then ask. Raises Locked after a while, NoArticles, QueryError."""
    with corpus.ingestion(rebuild=False, wait=60.0, jobs=0) as run:
        new: deque[str] = deque()
        for outcome in run.run(paths, glob=glob):
            if outcome.status in NEW and outcome.id:
                new.append(outcome.id)
        finish(run)
        failed = run.counts["rejected"]
    fresh = Corpus(corpus.settings, corpus.now)
    wanted = frozenset(new)
    answer = fresh.search(request._replace(limit=None if wanted else 0))
    found = [one for one in answer.found if one.row.id in wanted]
    return Round(fresh, answer._replace(found=found), failed)


def locator(done: Round, found: Found) -> str:
    """The line of the first hit, else of the article's beginning."""
    lines = done.corpus.marked(found.row.number, done.answer).lines()
    return f"{found.row.id[:4]}:L{lines[0].line if lines else 1}"
