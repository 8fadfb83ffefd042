"""The file that says which segments make up an index, and by which its files are proved.

It is replaced whole, after everything it names is safely on disk: it *is* the commit. What a
crash leaves behind is named nowhere and swept by the next writer. It is ours, not Whoosh's,
because Whoosh's own (a pickle) has no place for a generation or checksums, and reading a
pickle runs what is in it.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from ukcorpus.errors import (
    IndexDamaged,
    IndexNewer,
    IndexOld,
    IndexUntrusted,
    NoIndex,
    UkcorpusError,
)
from ukcorpus.model.plain import Plain

NAME = "index.json"
FORM = 1
"""Of the index on disk: raised when an index must be built anew."""

REBUILD = "Rebuild it: ukcorpus ingest --rebuild (your articles are untouched)"
PROVED_AT_ONCE = 1 << 20
"""Indexes up to this size have all checksums compared whenever they are opened."""


class FileSeal(Plain):
    """Size and CRC-32 of a file when it was written."""

    size: int
    crc: int


class SegmentSeal(Plain):
    """A segment: its Whoosh id, how many documents it has, which of them are deleted."""

    id: str
    documents: int
    deleted: tuple[int, ...]
    files: dict[str, FileSeal]


class Seal(Plain):
    """A state of the index."""

    generation: int
    commit: int
    """Counts every change; the store's ``generation`` need not."""
    segments: tuple[SegmentSeal, ...] = ()


EMPTY = Seal(0, 0)
"""Stands there while the first segment is written: a crash then is no damage."""


def read_seal(folder: Path, *, trust: bool = False) -> Seal:
    """The current state. Raises the ``IndexUnusable`` that fits where there is none."""
    nothing = NoIndex(f"no index in {folder}", hint="Build it: ukcorpus ingest")
    try:
        data = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        if folder.is_dir() and any(folder.glob("MAIN_*")):
            raise damaged(f"{NAME} is missing") from None
        raise nothing from None
    except OSError as error:
        raise damaged(f"{NAME}: {error.strerror}") from error
    if not trust:
        check_owner(folder)
    try:
        sealed = json.loads(data)
        form, crc, content = _whole(sealed["form"]), _whole(sealed["crc"]), sealed["seal"]
        if form < FORM:
            raise IndexOld(f"the index has form {form}, this ukcorpus needs {FORM}", hint=REBUILD)
        if form > FORM:
            raise IndexNewer(f"the index has form {form}, this ukcorpus reads {FORM}")
        if crc32(_encoded(content)) != crc:
            raise damaged(f"{NAME} was altered")
        seal = _seal(content)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise damaged(f"{NAME} cannot be read") from error
    if seal == EMPTY:
        raise nothing
    return seal


def write_seal(folder: Path, seal: Seal, *, durable: bool = True) -> None:
    """Make ``seal`` the current state, at once, and for good where ``durable``."""
    content = {
        "generation": seal.generation,
        "commit": seal.commit,
        "segments": [_content(segment) for segment in seal.segments],
    }
    data = _encoded({"form": FORM, "crc": crc32(_encoded(content)), "seal": content})
    fresh = folder / f"{NAME}.new"
    with fresh.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    fresh.replace(folder / NAME)
    if durable:
        _sync_folder(folder)


# JSON by hand: a library that knows types takes longer to import than a search takes.


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _content(segment: SegmentSeal) -> dict[str, Any]:
    files = {name: {"size": f.size, "crc": f.crc} for name, f in segment.files.items()}
    return {
        "id": segment.id,
        "documents": segment.documents,
        "deleted": list(segment.deleted),
        "files": files,
    }


def _seal(content: Any) -> Seal:
    segments = tuple(_segment(segment) for segment in content["segments"])
    return Seal(_whole(content["generation"]), _whole(content["commit"]), segments)


def _segment(content: Any) -> SegmentSeal:
    files = {
        name: FileSeal(_whole(file["size"]), _whole(file["crc"]))
        for name, file in content["files"].items()
    }
    deleted = tuple(map(_whole, content["deleted"]))
    if not isinstance(content["id"], str):
        raise TypeError("a segment without a name")
    return SegmentSeal(content["id"], _whole(content["documents"]), deleted, files)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"not a whole number: {value!r}")
    return value


def seal_file(path: Path, *, durable: bool = True) -> FileSeal:
    """Take the seal of a file, once it is safely on disk where ``durable``."""
    with path.open("rb") as file:
        if durable:
            os.fsync(file.fileno())
        size, crc = 0, 0
        while block := file.read(1 << 20):
            size, crc = size + len(block), crc32(block, crc)
    return FileSeal(size, crc)


def unproved(folder: Path, seal: Seal, *, whole: bool) -> list[str]:
    """Names of files that are missing or not as they were written, sorted.

    Without ``whole`` only sizes are compared, unless the index is small.
    """
    files = {name: sealed for segment in seal.segments for name, sealed in segment.files.items()}
    whole = whole or sum(sealed.size for sealed in files.values()) <= PROVED_AT_ONCE
    return [name for name in sorted(files) if not _is_as_sealed(folder / name, files[name], whole)]


def _is_as_sealed(path: Path, sealed: FileSeal, whole: bool) -> bool:
    try:
        if path.stat().st_size != sealed.size:
            return False
        if not whole:
            return True
        crc = 0
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                crc = crc32(block, crc)
        return crc == sealed.crc
    except OSError:
        return False


def check_owner(folder: Path) -> None:
    """Raise ``IndexUntrusted`` if the folder or a file in it belongs to someone else."""
    if not hasattr(os, "getuid"):
        return
    me = os.getuid()
    owners = {folder.stat().st_uid}
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # a writer may sweep
            owners.add(path.lstat().st_uid)
    if owners != {me}:
        raise IndexUntrusted(
            f"the index in {folder} belongs to another user",
            hint="Opening it may run code.  Build your own: ukcorpus ingest; or, if you"
            " trust its owner: --trust-index",
        )


def _sync_folder(folder: Path) -> None:
    """Bring the names in ``folder`` safely to disk, where the system has that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def damaged(what: str) -> IndexDamaged:
    """The error to raise for any sign of damage."""
    return IndexDamaged(f"the index is damaged ({what})", hint=REBUILD)


@contextmanager
def explained(folder: Path, seal: Seal) -> Iterator[None]:
    """Turn any error that a damaged file causes into ``IndexDamaged``; ours pass."""
    try:
        yield
    except UkcorpusError:
        raise
    except Exception as error:
        bad = unproved(folder, seal, whole=True)
        if not bad:
            raise
        raise damaged(", ".join(bad)) from error
