"""A record: all that is known of one article. And a rejection: why there is none."""

from typing import Literal

from ukcorpus.model.articles import Line, Segment
from ukcorpus.model.base import Value
from ukcorpus.model.claims import Claim
from ukcorpus.model.dates import Published, TimeExpression
from ukcorpus.model.figures import Figure
from ukcorpus.model.languages import Language
from ukcorpus.model.names import Entity
from ukcorpus.model.spans import Span


class Record(Value, frozen=True):
    """An article and everything extracted from it; every extracted thing is a span of ``text``.

    A function of the article's bytes, its path and the program's rules: no clock, no other
    article, no setting of the machine goes in, so the same input gives the same bytes.
    """

    id: str
    sha256: str
    path: str
    member: str
    format: str
    encoding: str
    title: str
    title_span: Span | None
    kind: str
    source: str
    """The outlet, where the article or its metadata names one."""
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    url: str
    language: Language
    published: Published
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]
    flags: tuple[str, ...]
    words: int
    """White-space separated words of the whole text, as ``wc -w`` counts."""
    text: str


class Rejected(Value, frozen=True):
    """A file, or a part of one, that gave no record. Data: shown, counted, never fatal."""

    path: str
    code: Literal["R001", "R002", "R003", "R004", "R005", "R006"]
    """R001 undecodable or binary · R002 empty · R003 unreadable · R004 malformed ·
    R005 over a limit · R006 metadata only."""
    reason: str
    hint: str = ""
    member: str = ""
