"""Whether everything is in order: what ``doctor`` looks at, one check after the other."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal, NamedTuple

from ukcorpus import __version__
from ukcorpus.config import Settings
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.lock import holder
from ukcorpus.errors import ConfigError, IndexUnusable, NoIndex
from ukcorpus.store.schema import SCHEMA

Status = Literal["ok", "note", "bad"]

LITTLE_ROOM = 200_000_000
"""Bytes of free disk below which a large ingest may not end well."""

SHOWN = 3


class Check(NamedTuple):
    """One finding: ``bad`` keeps the program from answering, ``note`` does not."""

    status: Status
    key: str
    value: str
    hint: str = ""


def examined(settings: Settings) -> Iterator[Check]:
    """Every check, in a fixed order; none raises."""
    corpus = Corpus(settings)
    usable = True
    for check in _index(settings, corpus):
        usable = usable and check.status != "bad"
        yield check
    yield _lock(settings)
    if usable:
        yield from _files(settings, corpus)
    yield from _knowledge(settings, corpus if usable else None)
    yield from _packages()
    yield _disk(settings)


def _index(settings: Settings, corpus: Corpus) -> Iterator[Check]:
    try:
        view = corpus.view
        damaged = view.engine.verify()
    except NoIndex as error:
        yield Check("bad", "index", error.message, error.hint)
        return
    except IndexUnusable as error:
        yield Check("bad", "index", f"{error.code}: {error.message}", error.hint)
        return
    if damaged:
        hint = "ukcorpus ingest --rebuild (your articles are untouched)"
        yield Check("bad", "index", f"damaged: {' '.join(damaged[:SHOWN])}", hint)
        return
    files = [path for path in settings.index.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    yield Check(
        "ok", "index",
        f"generation {view.engine.generation}, schema {SCHEMA}, {_owner(settings.index)},"
        f" {size:.1f} MB",
    )  # fmt: skip
    yield Check("ok", "articles", f"{view.store.count():,}")


def _owner(folder: Path) -> str:
    if not hasattr(os, "getuid"):
        return "owner unknown"
    owner = folder.stat().st_uid
    if owner == os.getuid():
        return "owner you"
    with suppress(KeyError, OSError, NotImplementedError):
        return f"owner {folder.owner()}"
    return f"owner {owner}"


def _lock(settings: Settings) -> Check:
    who = holder(settings.index) if settings.index.exists() else ""
    if who:
        return Check("note", "lock", f"{who} is writing", "readers go on; --wait to queue")
    return Check("ok", "lock", "free")


def _files(settings: Settings, corpus: Corpus) -> Iterator[Check]:
    gone, changed, refused = [], [], []
    rows = corpus.view.store.select("SELECT path, size, mtime_ns, state FROM files ORDER BY path")
    for path, size, mtime_ns, state in rows:
        try:
            status = (settings.root / path).stat()
        except OSError:
            gone.append(path)
            continue
        if (status.st_size, status.st_mtime_ns) != (size, mtime_ns):
            changed.append(path)
        elif state == "rejected":
            refused.append(path)
    found = (
        (changed, "newer than the index", "ukcorpus ingest"),
        (gone, "gone; kept as evidence", "ukcorpus ingest --prune drops them"),
        (refused, "could not be read", "ukcorpus ingest says why"),
    )
    for paths, what, hint in found:
        if paths:
            files = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
            yield Check("note", "files", f"{files} {what}: {_listed(paths)}", hint)
    if not (gone or changed or refused):
        yield Check("ok", "files", "all as they were read")


def _knowledge(settings: Settings, corpus: Corpus | None) -> Iterator[Check]:
    from ukcorpus.corpus.identity import corrections_in
    from ukcorpus.corpus.renewal import META, said_in
    from ukcorpus.corpus.saved import saved_searches
    from ukcorpus.corpus.tags import tags_in

    readers: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("corrections", corrections_in), ("saved searches", saved_searches), ("tags", tags_in),
    )  # fmt: skip
    sound = True
    for what, read in readers:
        try:
            read(settings.root)
        except ConfigError as error:
            sound = False
            yield Check("bad", "knowledge", f"{what}: {error.message}", error.hint)
    if not sound:
        return
    if corpus and said_in(settings.root) != corpus.view.store.meta(META, "{}"):
        hint = "ukcorpus ingest"
        yield Check("note", "knowledge", "corrections are newer than the index", hint)
    else:
        yield Check("ok", "knowledge", "readable, and in the index")


def _packages() -> Iterator[Check]:
    yield Check("ok", "ukcorpus", __version__)
    yield Check("ok", "python", sys.version.split()[0])
    try:
        wanted = [line.partition(";") for line in requires("ukcorpus") or ()]
    except PackageNotFoundError:  # run from a folder that was never installed
        wanted = []
    for requirement, _, marker in wanted:
        if "extra" in marker:
            continue
        name = requirement.split("=")[0].rstrip("<>!~ ")
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Check("bad", name, "not installed", f"pip install '{requirement.strip()}'")
            continue
        pinned = requirement.partition("==")[2].strip()
        if pinned and pinned != found:
            yield Check("note", name, found, f"tested with {pinned}: pip install {name}=={pinned}")
        else:
            yield Check("ok", name, found)


def _disk(settings: Settings) -> Check:
    place = next(p for p in (settings.index, *settings.index.absolute().parents) if p.exists())
    free = shutil.disk_usage(place).free
    value = f"{free / 1e9:.1f} GB free"
    if free < LITTLE_ROOM:
        return Check("note", "disk", value, "make room before a large ingest")
    return Check("ok", "disk", value)


def _listed(paths: list[str]) -> str:
    return " ".join(paths[:SHOWN]) + (" …" if len(paths) > SHOWN else "")
