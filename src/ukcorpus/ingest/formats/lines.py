"""Lines of a stream, none longer than the limit in memory."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from ukcorpus.ingest.formats.base import Document

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Overlong:
    """In place of a line over the limit, which is passed over."""


def lines(document: Document) -> Iterator[tuple[int, bytes | Overlong]]:
    """The lines of a document as bytes in an ASCII-compatible encoding, numbered from 1."""
    stream = document.stream
    stream.seek(0)
    for mark, encoding in _WIDE:
        if document.head.startswith(mark):
            stream = _as_utf8(stream, encoding)
            break
    else:
        if document.head.startswith(codecs.BOM_UTF8):
            stream.seek(len(codecs.BOM_UTF8))
    limit = document.settings.limits.line
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield number, Overlong()


def _as_utf8(stream: BinaryIO, encoding: str) -> BinaryIO:
    """A stream in UTF-16 or UTF-32 as one in UTF-8; an incomplete last character is dropped."""
    return io.BufferedReader(_Transcoded(stream, encoding))


class _Transcoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.pending = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.pending:
            piece = self.stream.read(65536)
            if not piece:
                return 0
            self.pending = self.decoder.decode(piece).encode("utf-8", "replace")
        size = min(len(buffer), len(self.pending))
        buffer[:size], self.pending = self.pending[:size], self.pending[size:]
        return size
