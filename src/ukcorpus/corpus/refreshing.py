"""Bringing the index up to date before a question is asked of it."""

from collections import Counter

from ukcorpus.corpus.building import finish
from ukcorpus.corpus.front import Corpus


def refresh(corpus: Corpus) -> Counter[str]:
    """Read what changed in the folders of the last ingest; how many of each outcome.

    To be called before ``corpus`` is asked anything. Raises Locked where another program
    writes: an answer that may be stale is not what was asked for.
    """
    with corpus.ingestion(rebuild=False, wait=0.0, jobs=0) as run:
        for _ in run.run(corpus.default_paths()):
            pass
        finish(run)
        return run.counts
