"""What an ingest would do, by looking at the files alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ukcorpus.config import Settings
from ukcorpus.corpus.outcomes import Outcome
from ukcorpus.corpus.paths import is_under, relative
from ukcorpus.errors import NoIndex
from ukcorpus.ingest.pipeline import rules
from ukcorpus.ingest.sources import list_sources, sha256_of
from ukcorpus.store.reader import StoreReader


def planned(
    settings: Settings, paths: Sequence[Path], *, glob: str, prune: bool
) -> Iterator[Outcome]:
    """An outcome for each file that is new, changed or gone; nothing is written."""
    known, ids = _known(settings)
    now = rules(settings["names"])
    roots = [relative(path, settings.root) for path in paths]
    found = set()
    for source in list_sources(paths, settings.root, glob or None, settings.index).sources:
        path = source.file.path
        found.add(path)
        if path not in known:
            yield Outcome("added", "", path)
            continue
        old, old_rules = known[path]
        new = sha256_of(source)
        if new != old:
            yield Outcome("changed", ids.get(path, ""), path, note=f"sha256 {old[:8]}…→{new[:8]}…")
        elif old_rules != now:
            yield Outcome("changed", ids.get(path, ""), path, note=f"rules {old_rules}→{now}")
    for path in sorted(set(known) - found):
        if any(is_under(path, root) for root in roots):
            status = "removed" if prune else "missing"
            yield Outcome(status, ids.get(path, ""), path, note="file is gone")


def _known(settings: Settings) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    try:
        store = StoreReader(settings.index)
    except NoIndex:
        return {}, {}
    files = store.select("SELECT path, sha256, rules FROM files")
    known = {path: (sha, by) for path, sha, by in files}
    ids = {path: id_ for id_, path in store.select("SELECT id, path FROM articles")}
    store.close()
    return known, ids
