"""What comes out of a file before anything is understood of it."""

from bisect import bisect_right
from typing import Literal

from ukcorpus.model.base import Value
from ukcorpus.model.spans import Span

Label = Literal[
    "title", "subtitle", "byline", "dateline", "date", "heading", "body", "caption", "credit",
    "source", "teaser", "notice", "form", "ui", "furniture", "blank",
]  # fmt: skip
"""What a line is. Nothing is deleted: lines that are not searched are only labelled."""

Zone = Literal["title", "body", "caption"]
ZONES: tuple[Zone, ...] = ("title", "body", "caption")
ZONE_OF: dict[str, Zone] = {
    "title": "title",
    "subtitle": "body",
    "heading": "body",
    "dateline": "body",
    "body": "body",
    "caption": "caption",
}
"""The searched zones; a label that is not here is furniture, left out unless ``--raw``."""


class SourceFile(Value, frozen=True):
    """A file where the user pointed, before it is opened."""

    path: str
    """As the user would type it from the corpus folder, with ``/`` between its parts."""
    size: int
    mtime_ns: int


class StatedDate(Value, frozen=True):
    """A date of publication that a format found outside the text and its metadata."""

    rule: str
    """What kind of place it stands in, as ``page-time``; the surest first in their list."""
    value: str
    """The day, in EDTF."""
    quote: str
    """The words or the attribute that give it, as they stand there."""


class RawArticle(Value, frozen=True):
    """One article of a file: text as delivered, and what the format says about it.

    ``meta`` uses these keys, all optional, values as delivered: title, published,
    modified, fetched, url, outlet, authors, language, section, agency.
    """

    path: str
    text: str
    sha256: str
    """Of the bytes: the file's, or the member's where a file holds many."""
    member: str = ""
    """Which article of the file: a line, a record, a name in an archive; empty if the only one."""
    encoding: str = "utf-8"
    encoding_how: str = "strict"
    format: str = "txt"
    meta: dict[str, str] = {}
    dates: tuple[StatedDate, ...] = ()
    """Other dates that may be that of publication, the surest first."""
    labels: dict[str, Label] = {}
    """What the markup says of a line, by its words with single spaces."""
    flags: tuple[str, ...] = ()
    """What reading of the format found: ``truncated``, ``summary_only``, ``duplicate_keys`` …"""


class Line(Value, frozen=True):
    """A line of the text with what it is; ``start`` and ``end`` leave out the line break."""

    number: int
    """From 1, as an editor counts."""
    start: int
    end: int
    label: Label
    segment: int = -1
    """Index into ``Article.segments``; -1 outside any."""
    rule: str = ""


class Segment(Value, frozen=True):
    """A headed item of a live blog."""

    id: str
    """``s1``, ``s2`` … in the order of the text."""
    heading: str
    line: int
    start: int
    end: int


class Article(Value, frozen=True):
    """A raw article taken apart; the parts are spans, the text stays as delivered."""

    id: str
    raw: RawArticle
    title: str
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...] = ()
    kind: Literal["article", "live_blog", "transcript", "brief"] = "article"
    title_span: Span | None = None
    """None when the title came from metadata or was made from the first words."""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    agencies: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """``no_title``, ``truncated``, ``replaced_chars``, ``glued_sentences`` …"""

    @property
    def text(self) -> str:
        """The text as delivered; every span of every record points into it."""
        return self.raw.text

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at ``offset``."""
        starts = [line.start for line in self.lines]
        return self.lines[max(0, bisect_right(starts, offset) - 1)]
