"""The store and the search index, opened so that both are of one generation."""

import time
from pathlib import Path

from ukcorpus.errors import IndexDamaged, NoIndex
from ukcorpus.search.engines import SearchEngine
from ukcorpus.store.reader import StoreReader

ENGINE_FOLDER = "whoosh"


def open_engine(index: Path, *, trust: bool = False) -> SearchEngine:
    """The search engine of the index in ``index``; nothing is opened before it is asked.

    ``trust`` opens it even where it belongs to another user.
    """
    from ukcorpus.search.engines.whoosh import WhooshEngine  # late: costs start-up time

    engine: SearchEngine = WhooshEngine(index / ENGINE_FOLDER, trust=trust)
    return engine


def generation_of(engine: SearchEngine) -> int:
    """Its generation; 0 where it has none yet."""
    try:
        return engine.generation
    except NoIndex:
        return 0


class View:
    """One generation of the corpus, for as long as a question takes."""

    def __init__(
        self,
        index: Path,
        root: Path | None = None,
        *,
        trust: bool = False,
        allow_old: bool = False,
    ) -> None:
        """``root``: the corpus folder, where tags and saved searches are."""
        self.root = root or index.parent.parent
        self.store, self.engine = _open_both(index, trust, allow_old)
        self.store.see(self.engine.generation)

    def close(self) -> None:
        """Give the files back."""
        self.store.close()


def _open_both(index: Path, trust: bool, allow_old: bool) -> tuple[StoreReader, SearchEngine]:
    """Both halves; between a writer's two commits they may differ by one, and only so."""
    for attempt in range(50):
        store = StoreReader(index, allow_old=allow_old)
        engine = open_engine(index, trust=trust)
        if store.generation <= engine.generation <= store.generation + 1:
            return store, engine
        store.close()
        time.sleep(0.02 * (attempt > 0))
    if not store.generation and not engine.generation:
        raise NoIndex(f"no index in {index}", hint="Build it: ukcorpus ingest seeds/")
    raise IndexDamaged(
        f"index is damaged (records are of generation {store.generation}, words of"
        f" {engine.generation})",
        hint="Rebuild it: ukcorpus ingest --rebuild (your articles are untouched)",
    )
