"""The frame of an ingest: lock, store, workers; and the step that makes it all visible."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ukcorpus.config import Settings
from ukcorpus.corpus import copies, history, identity
from ukcorpus.corpus.completion import write_completion
from ukcorpus.corpus.documents import documents
from ukcorpus.corpus.ingestion import Ingestion
from ukcorpus.corpus.lock import writing
from ukcorpus.corpus.opening import generation_of, open_engine
from ukcorpus.corpus.renewal import is_due, renew
from ukcorpus.corpus.workers import Workers
from ukcorpus.errors import IndexUnusable
from ukcorpus.search.engines import SearchEngine
from ukcorpus.store import recurrence, schema
from ukcorpus.store.writer import StoreWriter


@contextmanager
def building(
    settings: Settings, *, rebuild: bool = False, wait: float = 0.0, jobs: int = 0
) -> Iterator[Ingestion]:
    """One run with the right to write. Raises Locked, or IndexUnusable unless ``rebuild``."""
    with writing(settings.index, "ukcorpus ingest", wait):
        writer = _writer(settings.index, rebuild)
        workers = Workers(jobs or settings["jobs"], settings["names"])
        try:
            yield Ingestion(settings, writer, workers, anew=rebuild)
        finally:
            workers.close()
            writer.close()


def finish(run: Ingestion, *, rebuild: bool = False) -> int:
    """Say who is who, bring the search index up to date, clear the marks.

    Returns the generation that is now visible. Nothing is written when nothing changed.
    """
    writer, index = run.writer, run.settings.index
    run.make_records.close()  # done, and what follows needs their memory
    added, removed = writer.pending()
    engine = open_engine(index, trust=run.settings["trust_index"])
    known = _generation(engine, rebuild)
    if not added and not removed and known == writer.generation > 0:
        if is_due(writer, run.settings.root):
            with writer.transaction():
                run.counts["corrected articles"] = renew(writer, run.settings.root)
            write_completion(writer, index)
        return writer.generation
    # A search index of another generation than the store's: a crash, a copy, a lost folder.
    strange = known != writer.generation
    generation = max(writer.generation, known) + 1
    with writer.transaction():
        run.counts["corrected articles"] = renew(writer, run.settings.root, added)
        identity.update(writer, added, run.settings.root)
        copies.update(writer, added, removed)
        relabelled = recurrence.learn(writer.execute, generation, added, removed)
        history.log(writer, generation, added, removed)
    if strange or rebuild:
        engine.rebuild(documents(writer, writer.all_numbers(), generation), generation)
    else:
        changed = sorted({*added, *relabelled})
        engine.update(documents(writer, changed, generation), removed, generation)
    writer.finish(generation)
    write_completion(writer, index)
    return generation


def _writer(index: Path, rebuild: bool) -> StoreWriter:
    try:
        return StoreWriter(index)
    except IndexUnusable:
        if not rebuild:
            raise
    for file in index.glob("records.db*"):
        file.unlink()
    return StoreWriter(index)


def _generation(engine: SearchEngine, rebuild: bool) -> int:
    try:
        return generation_of(engine)
    except IndexUnusable:
        if not rebuild:
            raise
    return 0


def last_folders(settings: Settings) -> list[str]:
    """What the last ingest was pointed at."""
    return [folder for folder in schema.last_folders(settings.index) if folder != "-"]
