"""Where articles come from: the only reading of the disk in ingest."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from ukcorpus.model.articles import SourceFile
from ukcorpus.model.records import Rejected

STANDARD_INPUT = "-"

SUFFIXES = frozenset(
    (
        ".txt", ".text", ".md", ".markdown", ".mdown", ".json", ".jsonl", ".ndjson", ".jl", ".csv",
        ".tsv", ".html", ".htm", ".xhtml", ".mhtml", ".xml", ".nitf", ".newsml", ".rss", ".atom",
        ".rdf", ".sgm", ".sgml", ".warc", ".arc", ".gz", ".zip", ".tar", ".tgz", ".rtf", ".docx",
        ".pdf", ".epub", ".tst", ".iptc", ".anpa", ".eml", ".mht",
        ".bz2", ".tbz2", ".xz", ".txz",
    )
)  # fmt: skip
"""What is looked at in a folder; a file that is named by the user is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and where it is; ``rejected`` says why it cannot be."""

    file: SourceFile
    place: Path | None = None
    """None for standard input."""
    rejected: Rejected | None = None

    def open(self) -> BinaryIO:
        """Its bytes as a stream, from the start. Raises OSError: the file may be gone by now."""
        return self.place.open("rb") if self.place else sys.stdin.buffer

    def read(self) -> bytes:
        """All its bytes. Raises OSError, as ``open``."""
        with self.open() as stream:
            return stream.read()


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found where the user pointed."""

    sources: tuple[Source, ...]
    skipped: int
    """Files in folders that were passed over because of their names."""


def find_sources(paths: Sequence[Path], root: Path, glob: str | None = None) -> tuple[Source, ...]:
    """The files at ``paths`` and in the folders there, by name; see ``list_sources``."""
    return list_sources(paths, root, glob).sources


def list_sources(
    paths: Sequence[Path], root: Path, glob: str | None = None, index: Path | None = None
) -> Listing:
    """Every file at ``paths`` once, sorted by its path from ``root``; never raises OSError.

    Folders are read to the bottom, without hidden entries and without ``index``
    (``data/index`` of ``root``); ``glob`` replaces the table of suffixes and is held against
    the name and against the path. What cannot be read is listed with its reason.
    """
    walk = _Walk(Path(os.path.abspath(root)), glob, index or root / "data" / "index")  # noqa: PTH100
    for path in paths:
        walk.add(path)
    walk.follow_links()
    return Listing(tuple(sorted(walk.found, key=lambda source: source.file.path)), walk.skipped)


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(source: Source) -> str:
    """The SHA-256 of a source, read in pieces. Raises OSError."""
    digest = hashlib.sha256()
    with source.open() as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def unreadable(path: str, error: OSError) -> Rejected:
    """Why ``path`` could not be opened or read."""
    return Rejected(path, "R003", (error.strerror or str(error) or "cannot be read").lower())


class _Walk:
    """One listing: each file and folder once, however many links lead to it."""

    def __init__(self, root: Path, glob: str | None, index: Path) -> None:
        self.root = root
        self.glob = glob
        self.index = _identity(index)
        self.seen: set[tuple[int, int]] = set()
        self.links: list[Path] = []
        self.found: list[Source] = []
        self.skipped = 0

    def add(self, path: Path) -> None:
        if str(path) == STANDARD_INPUT:
            self.found.append(Source(SourceFile(STANDARD_INPUT, 0, 0)))
            return
        path = Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow links)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            self._reject(path, error)
            return
        if stat.S_ISDIR(status.st_mode):
            self._folder(path)
        else:
            self._file(path, status)

    def follow_links(self) -> None:
        """Links last, so that a file keeps the path under which it really lies."""
        while self.links:
            links, self.links = sorted(self.links), []
            for link in links:
                try:
                    status = link.stat()
                except (OSError, ValueError) as error:
                    self._reject(link, error)
                    continue
                if stat.S_ISDIR(status.st_mode):
                    self._folder(link)
                elif stat.S_ISREG(status.st_mode):
                    self._named(link, status)

    def _folder(self, top: Path) -> None:
        pending = [top]
        while pending:
            folder = pending.pop()
            identity = _identity(folder)
            if identity is None or identity in self.seen or identity == self.index:
                continue
            self.seen.add(identity)
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self._reject(folder, error)
                continue
            pending.extend(reversed(list(self._entries(entries))))

    def _entries(self, entries: Iterable[os.DirEntry[str]]) -> Iterator[Path]:
        """List the files of a folder; give the folders in it."""
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            try:
                if entry.is_symlink():
                    self.links.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    yield path
                elif entry.is_file(follow_symlinks=False):
                    self._named(path, entry.stat(follow_symlinks=False))
            except OSError as error:
                self._reject(path, error)

    def _named(self, path: Path, status: os.stat_result) -> None:
        """A file that was met in a folder: read it if its name speaks for it."""
        if self.glob is None:
            wanted = path.suffix.lower() in SUFFIXES or not path.suffix.strip(".0123456789")
        else:
            wanted = fnmatch(path.name, self.glob) or fnmatch(self._name(path), self.glob)
        if wanted:
            self._file(path, status)
        else:
            self.skipped += 1

    def _file(self, path: Path, status: os.stat_result) -> None:
        identity = (status.st_dev, status.st_ino)
        if identity in self.seen and identity != (0, 0):
            return
        self.seen.add(identity)
        file = SourceFile(self._name(path), status.st_size, status.st_mtime_ns)
        self.found.append(Source(file, path))

    def _reject(self, path: Path, error: OSError | ValueError) -> None:
        name = self._name(path)
        if not isinstance(error, OSError):
            error = OSError(None, str(error))
        self.found.append(Source(SourceFile(name, 0, 0), path, unreadable(name, error)))

    def _name(self, path: Path) -> str:
        """From the root if it lies below it, with ``/``; a byte that is no UTF-8 as ``\\xNN``."""
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return os.fsencode(inside.as_posix()).decode("utf-8", "backslashreplace")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
