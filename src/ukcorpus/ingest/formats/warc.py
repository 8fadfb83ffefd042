"""WARC 1.0 and 1.1, and its forerunner ARC: the pages of a crawl, one at a time.

Read with the standard library: a record is a header, a length and that many bytes; with our
own reading a damaged record costs that record and not the file.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ukcorpus.ingest.formats.base import CannotRead, Document, Outcome

_KINDS = frozenset(("response", "resource", "conversion"))
_TEXTS = re.compile(
    r"text/html|application/xhtml|text/plain|application/(?:.*\+)?(?:xml|json)|text/xml"
)
_ADDRESS = re.compile(rb"[\d.:a-fA-F-]{3,45}\Z")
_MOST_HEADERS = 500
_LONGEST_HEADER = 65536


class _Entry(NamedTuple):
    """A record's header, as WARC or ARC has it."""

    kind: str
    url: str
    date: str
    media_type: str
    length: int


class Warc:
    """A file of records; each page in it is a document of its own."""

    name = "warc"

    def sniff(self, document: Document) -> bool:
        """The first line of a first record."""
        return document.head.startswith((b"WARC/", b"filedesc://"))

    def read(self, document: Document) -> Iterator[Outcome]:
        """Pages and texts; their member is the number of the record, from 1."""
        stream = document.stream
        stream.seek(0)
        number = pages = 0
        while (line := _first_line(stream)) is not None:
            number += 1
            try:
                entry = _warc_entry(stream) if line.startswith(b"WARC/") else _arc_entry(line)
            except CannotRead as error:
                yield document.reject(error, str(number))
                continue
            found = _page(document, stream, entry, str(number))
            if found is not None:
                pages += 1
                yield found
        if not pages:
            raise CannotRead(f"no page among {number:,} records", "R002")


def _first_line(stream: BinaryIO) -> bytes | None:
    """The line that begins the next record; what lies before it, after damage, is passed over."""
    while line := stream.readline(_LONGEST_HEADER):
        if line.startswith(b"WARC/") or _arc_fields(line):
            return line
    return None


def _headers(stream: BinaryIO) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_HEADER)
        if not line.strip():
            break
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _warc_entry(stream: BinaryIO) -> _Entry:
    headers = _headers(stream)
    length = headers.get("content-length", "")
    if not length.isdecimal() or len(length) > 15:
        raise CannotRead("WARC record without a length")
    return _Entry(
        headers.get("warc-type", ""),
        headers.get("warc-target-uri", "").strip("<>"),
        headers.get("warc-date", ""),
        headers.get("content-type", ""),
        int(length),
    )


def _arc_fields(line: bytes) -> list[str]:
    """URL, date, media type and length of an ARC record; nothing if the line is no such header."""
    fields = line.rstrip(b"\r\n").rsplit(b" ", 4)  # a URL may hold spaces
    if len(fields) != 5 or not line.endswith(b"\n") or not _ADDRESS.match(fields[1]):
        return []
    url, _, date, media_type, length = (field.decode("utf-8", "replace") for field in fields)
    numbers = date.isdecimal() and 8 <= len(date) <= 14 and length.isdecimal() and len(length) < 16
    return [url, date, media_type, length] if numbers else []


def _arc_entry(line: bytes) -> _Entry:
    url, date, media_type, length = _arc_fields(line)
    if url.startswith("filedesc:"):
        return _Entry("filedesc", url, date, media_type, int(length))
    return _Entry("response", url, date, "application/http", int(length))


def _page(document: Document, stream: BinaryIO, entry: _Entry, member: str) -> Outcome | None:
    """The page of a record, or why it is none; None for what is no page by its kind."""
    limit = document.settings.limits.html
    content = stream.read(min(entry.length, limit + 1))
    _skip(stream, entry.length - len(content))
    if entry.kind not in _KINDS or not entry.url.startswith(("http", "urn", "file", "ftp")):
        return None
    try:
        if entry.length > limit:
            raise CannotRead(f"over the limit: page of more than {limit:,} bytes", "R005")
        media_type, content = entry.media_type, content
        if "application/http" in media_type or content.startswith(b"HTTP/"):
            status, headers, content = _http(content)
            if not 200 <= status < 300:
                return None
            media_type = headers.get("content-type", "")
            if not _TEXTS.match(media_type.lower() or "text/html"):
                return None
            content = _decompressed(content, headers, limit)
        elif not _TEXTS.match(media_type.lower()):
            return None
    except CannotRead as error:
        return document.reject(error, member)
    if not content.strip():
        return None
    return document.part(
        member,
        io.BytesIO(content),
        name=entry.url.partition("?")[0].rstrip("/").rpartition("/")[2] or "page.html",
        media_type=media_type.lower(),
        declared=_charset(media_type),
        meta={**document.meta, "url": entry.url, "fetched": entry.date},
    )


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0 and (piece := stream.read(min(size, 1 << 16))):
        size -= len(piece)


def _http(content: bytes) -> tuple[int, dict[str, str], bytes]:
    stream = io.BytesIO(content)
    parts = stream.readline(_LONGEST_HEADER).split(None, 2)
    status = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() and len(parts[1]) < 5 else 0
    headers = _headers(stream)
    return status, headers, stream.read()


def _decompressed(content: bytes, headers: dict[str, str], limit: int) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        content = _joined(content)
    encoding = headers.get("content-encoding", "").lower().strip()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        content = _inflated(content, limit)
    elif encoding not in {"", "identity", "utf-8", "none"}:
        raise CannotRead(f"page compressed with {encoding}", "R003")
    return content


def _joined(content: bytes) -> bytes:
    """A body without the lengths of its chunks; as it is where it was never in chunks."""
    pieces: list[bytes] = []
    place = 0
    while (end := content.find(b"\r\n", place, place + 40)) >= 0:
        try:
            size = int(content[place:end].partition(b";")[0].strip() or b"x", 16)
        except ValueError:
            return b"".join(pieces) if pieces else content
        if size <= 0:
            return b"".join(pieces)
        pieces.append(content[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    return b"".join(pieces) or content


def _inflated(content: bytes, limit: int) -> bytes:
    for window in (47, -15):  # gzip or zlib by its header; raw deflate
        try:
            unpacker = zlib.decompressobj(window)
            data = unpacker.decompress(content, limit + 1)
        except zlib.error:
            continue
        if len(data) > limit:
            raise CannotRead(f"over the limit: page of more than {limit:,} bytes", "R005")
        return data
    return content  # servers that say gzip and send plain text


def _charset(media_type: str) -> str:
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", media_type, re.I)
    return match.group(1) if match else ""
