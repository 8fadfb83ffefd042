"""The port of the formats: what a reader is given, and what it must give."""

import hashlib
import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from typing import Any, BinaryIO, Literal, NamedTuple, Protocol

from ukcorpus.ingest.decode import Decoded, decode
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.base import Value
from ukcorpus.model.records import Rejected

MB = 1_000_000
HEAD = 32768
"""How many bytes of a document a reader may look at to know its format."""


class Limits(Value, frozen=True):
    """Where reading stops, in bytes: more is Rejected, not read in part."""

    file: int = 50 * MB
    """Of a document that must be held whole; JSON Lines, CSV and WARC are streamed."""
    line: int = 2 * MB
    html: int = 10 * MB
    members: int = 10_000
    unpacked: int = 1000 * MB
    ratio: int = 100
    depth: int = 2
    """Archives within archives."""


class FormatSettings(Value, frozen=True):
    """What the user can say about the files."""

    encoding: str = ""
    """Of every text; empty to let each show its own."""
    fields: dict[str, str] = {}
    """Our field → the path of it in JSON or the column in CSV, as ``{"text": "story.content"}``."""
    limits: Limits = Limits()


MAX_STORIES = 100_000
"""Articles in one document of a format that is not streamed."""


class CannotRead(Exception):
    """Why a reader gives no article; becomes a Rejected."""

    def __init__(
        self,
        reason: str,
        code: Literal["R001", "R002", "R003", "R004", "R005", "R006"] = "R004",
        hint: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.hint = hint


class Mismatch(Exception):
    """The document only looked like this format; the next reader may try."""


def over_limit(what: str) -> CannotRead:
    """The error for a limit that was hit."""
    return CannotRead(f"over the limit: {what}", "R005")


def extra(module: str, name: str) -> Any:
    """A package that only some need. Raises CannotRead with how to get it."""
    # What is wrong with a file is said once, in its rejection.
    logging.getLogger(module.partition(".")[0]).setLevel(logging.CRITICAL)
    try:
        return import_module(module)
    except ImportError:
        hint = f"pip install 'ukcorpus[{name}]'"
        raise CannotRead(f"this format needs the extra {name}", "R003", hint) from None


def check_number(stories: int) -> None:
    """Raises CannotRead when one document claims to hold more than MAX_STORIES."""
    if stories > MAX_STORIES:
        raise over_limit(f"more than {MAX_STORIES:,} articles in one document")


@dataclass
class Budget:
    """How much an outer file may still unpack; shared by all that is inside it."""

    members: int
    unpacked: int

    def spend(self, size: int) -> None:
        """Raises CannotRead when the archive unpacks to more than its limit."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise over_limit("archive unpacks to too many bytes")

    def member(self) -> None:
        """Raises CannotRead when the archive has more members than its limit."""
        self.members -= 1
        if self.members < 0:
            raise over_limit("archive has too many members")


@dataclass
class Document:
    """A file, or a part of one, on its way to a reader: a stream and what is known around it."""

    path: str
    stream: BinaryIO
    """Seekable, at its start."""
    settings: FormatSettings
    budget: Budget
    name: str
    """The last name it has: the file's, or the member's in an archive."""
    member: str = ""
    declared: str = ""
    """Charset that an envelope declares."""
    media_type: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    gzipped: bool = False
    """Whether it comes right out of gzip: a tar in it is no further depth."""

    @cached_property
    def head(self) -> bytes:
        """The first bytes; the stream is put back to its start."""
        head = self.stream.read(HEAD)
        self.stream.seek(0)
        return head

    @cached_property
    def opening(self) -> str:
        """The head as text, for a look only: what cannot be decoded is replaced."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        if head[1:2] == b"\0" or head[:1] == b"\0":
            try:
                return decode(head, forced=self.settings.encoding).text
            except ValueError:
                return ""
        return head.decode("utf-8-sig", "replace")

    @property
    def suffix(self) -> str:
        """The suffix of the name in small letters, with its dot; empty if it has none."""
        name = self.name.rpartition("/")[2]
        return name[dot:].lower() if (dot := name.rfind(".")) > 0 else ""

    def data(self, limit: int | None = None, what: str = "file") -> bytes:
        """All the bytes. Raises CannotRead if there are more than ``limit`` (that of files)."""
        limit = limit or self.settings.limits.file
        self.stream.seek(0)
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise over_limit(f"{what} of more than {limit // MB} MB")
        return data

    def decode(self, data: bytes) -> Decoded:
        """Text of ``data`` as the settings and the envelope want it. Raises Undecodable."""
        return decode(data, self.declared, forced=self.settings.encoding)

    def text(self) -> tuple[Decoded, bytes]:
        """The whole document as text, and its bytes."""
        data = self.data()
        return self.decode(data), data

    def inside(self, name: str) -> str:
        """The member name of a part that is called ``name``."""
        return f"{self.member}!{name}" if self.member else name

    def part(self, inside: str, stream: BinaryIO, **changes: Any) -> "Document":
        """A document within this one, reached as ``inside``, with ``changes`` of what is known."""
        changes = {"member": self.inside(inside), "name": inside, **changes}
        return replace(self, stream=stream, **changes)

    def reject(self, error: CannotRead, member: str = "") -> Rejected:
        """The rejection of this document, or of its part ``member``."""
        member = self.inside(member) if member else self.member
        return Rejected(self.path, error.code, error.reason, error.hint, member)


class Reader(Protocol):
    """A format: knows it when it sees it, and takes it apart."""

    @property
    def name(self) -> str:
        """What the format is called in records and in the user's settings."""
        ...

    def sniff(self, document: Document) -> bool:
        """Whether ``document`` is likely of this format: by its head first, its name second."""
        ...

    def read(self, document: Document) -> Iterator["Outcome"]:
        """Its articles, in their order; a part that has a format of its own as a Document.

        Raises CannotRead or Undecodable where nothing more can be had; Mismatch, before the
        first article, where the document turns out to be something else.
        """
        ...


Outcome = RawArticle | Rejected | Document


class Origin(NamedTuple):
    """What an article was made of: its own bytes and how they were read."""

    kind: str
    """The name of the format."""
    data: bytes
    decoded: Decoded
    member: str = ""
    """Which part of the document; empty if it is all of it."""
    flags: tuple[str, ...] = ()


def article(
    document: Document, origin: Origin, body: str, meta: dict[str, str] | None = None
) -> RawArticle:
    """An article of a format that keeps title and body apart: the text is the one above the other.

    Raises CannotRead if there is no text: a title alone is metadata.
    """
    meta = {**document.meta, **{key: value for key, value in (meta or {}).items() if value}}
    meta, body = {key: encodable(value) for key, value in meta.items()}, encodable(body)
    if not body.strip():
        if meta:
            raise CannotRead("metadata only: " + ", ".join(sorted(meta)), "R006")
        raise CannotRead("no text", "R002")
    return raw(document, origin, titled(meta.get("title", ""), body), meta)


def raw(document: Document, origin: Origin, text: str, meta: dict[str, str]) -> RawArticle:
    """An article with exactly this text and metadata."""
    cut = ("truncated",) if origin.decoded.how.endswith("+cut") else ()
    # Ours, for half surrogates, or those of whoever wrote the file: either way a letter is lost.
    replaced = ("replaced_chars",) if "\ufffd" in text else ()
    return RawArticle(
        path=document.path,
        text=text,
        sha256=hashlib.sha256(origin.data).hexdigest(),
        member=document.inside(origin.member) if origin.member else document.member,
        encoding=origin.decoded.encoding,
        encoding_how=origin.decoded.how,
        format=origin.kind,
        meta=meta,
        flags=tuple(dict.fromkeys((*origin.flags, *cut, *replaced))),
    )


def titled(title: str, body: str) -> str:
    """``title``, an empty line, ``body``; the body alone where it opens with its title."""
    title = " ".join(title.split())
    if not title or " ".join(body[: 2 * len(title) + 200].split()).lstrip("# ").startswith(title):
        return body
    return f"{title}\n\n{body}"


def encodable(text: str) -> str:
    """``text`` with half surrogates, which JSON can smuggle in, replaced by U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Two halves that follow one another are one character.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def own_bytes(value: Any) -> bytes:
    """The bytes that stand for a record which has none of its own, as one of a JSON array."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.encode("ascii")


def as_stream(data: bytes | BinaryIO) -> BinaryIO:
    """``data`` as a seekable stream; a pipe is read into memory."""
    if isinstance(data, bytes):
        return io.BytesIO(data)
    return data if data.seekable() else io.BytesIO(data.read())
