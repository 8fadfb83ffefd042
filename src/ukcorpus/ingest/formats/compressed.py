"""Compressed files, and the streams that stop where too much comes out."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ukcorpus.ingest.formats.base import Budget, CannotRead, Document, Outcome, over_limit

SLACK = 1_000_000
"""Bytes that any archive may unpack to: short texts of one letter have wild ratios."""
_XZ_MEMORY = 128_000_000
"""Bytes that xz may ask for; its highest setting needs 65 MB."""


@dataclass(frozen=True)
class Compressed:
    """A file that holds one other, whose name is its own without the suffix."""

    name: str
    magic: bytes
    suffixes: tuple[tuple[str, str], ...]
    """Each with what stands in its place inside."""
    opened: Callable[[BinaryIO], io.BufferedIOBase]

    def sniff(self, document: Document) -> bool:
        """The magic number at the start."""
        return document.head.startswith(self.magic)

    def read(self, document: Document) -> Iterator[Outcome]:
        """The document inside, as a stream."""
        check_depth(document)
        name = document.name
        for suffix, inner in self.suffixes:
            if document.suffix == suffix:
                name = name[: -len(suffix)] + inner
        limits = document.settings.limits
        if self.name == "xz":
            _check_memory(document.head)
        most = SLACK + limits.ratio * size_of(document.stream)
        inside = Bounded(self.opened(document.stream), document.budget, most)
        yield document.part(
            name,
            io.BufferedReader(inside, 1 << 16),
            member=document.member,
            depth=document.depth + 1,
            gzipped=True,
        )


def _check_memory(head: bytes) -> None:
    """Raises CannotRead where xz asks for gigabytes before the first byte comes out."""
    try:
        lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY).decompress(head, 1)
    except lzma.LZMAError as error:
        if "memory" in str(error).lower():
            raise over_limit("xz that needs too much memory") from None


GZIP = Compressed(
    "gz",
    b"\x1f\x8b\x08",
    ((".gz", ""), (".tgz", ".tar")),
    lambda stream: gzip.GzipFile(fileobj=stream),
)
"""RFC 1952."""
BZIP2 = Compressed("bz2", b"BZh", ((".bz2", ""), (".tbz2", ".tar")), bz2.BZ2File)
XZ = Compressed("xz", b"\xfd7zXZ\0", ((".xz", ""), (".txz", ".tar")), lzma.LZMAFile)


class Bounded(io.RawIOBase):
    """A decompressing stream that stops at the limits and calls all damage by one name."""

    def __init__(self, stream: BinaryIO | io.BufferedIOBase, budget: Budget, most: int) -> None:
        self.stream = stream
        self.budget = budget
        self.most = most
        self.furthest = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read(len(buffer))
            place = self.stream.tell()
        except (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
            if isinstance(error, OSError) and error.errno is not None:  # the disk, not the data
                raise
            raise CannotRead(f"damaged or cut short: {error}".lower()) from None
        if place > self.furthest:
            self.budget.spend(place - self.furthest)
            self.furthest = place
            if place > self.most:
                raise over_limit("unpacks to too many times its size")
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()


def check_depth(document: Document) -> None:
    """Raises CannotRead for an archive deeper in archives than the limit."""
    if document.depth >= document.settings.limits.depth:
        raise over_limit(f"archive within {document.depth} archives")


def size_of(stream: BinaryIO) -> int:
    """The bytes of a stream, which is left where it is."""
    place = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(place)
    return size
