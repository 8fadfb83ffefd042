"""Claims: acts of reporting. Somebody is said by this article to have said something.

A claim is not a fact and carries no verdict; it always points at characters.
"""

from typing import Literal

from ukcorpus.model.base import Value
from ukcorpus.model.dates import Period
from ukcorpus.model.kinds import ClaimType as ClaimType
from ukcorpus.model.kinds import SpeakerKind as SpeakerKind
from ukcorpus.model.kinds import Stance as Stance
from ukcorpus.model.spans import Span

Zone = Literal["title", "subtitle", "heading", "body", "caption"]
ResolvedBy = Literal[
    "name", "surname", "role", "apposition", "pronoun", "definite", "continuation", "none"
]
CueClass = Literal[
    "say", "claim", "stress", "warn", "deny", "confirm", "promise", "demand", "ask", "accuse",
    "announce", "report", "predict", "suggest", "hint", "describe", "belief", "according_to",
    "no_comment", "hearsay", "none",
]  # fmt: skip


class Speaker(Value, frozen=True):
    """Who is reported to have said it, as far as the article tells."""

    name: str = ""
    """Canonical name of an entity of this article; empty when there is none."""
    as_written: str = ""
    kind: SpeakerKind = "unknown"
    role: str = ""
    affiliation: str = ""
    mention: Span | None = None
    resolved_by: ResolvedBy = "none"
    entity: int | None = None
    """Index into the record's ``entities``; None when it is none of them."""


class Cue(Value, frozen=True):
    """The word that reports: *said*, *denied*, *volgens*."""

    span: Span | None = None
    lemma: str = ""
    cls: CueClass = "none"


class Claim(Value, frozen=True):
    """One act of reporting. ``spans`` has more than one part when a quotation is interrupted."""

    id: str
    """``c-`` and 8 hex digits of article id, kind and span: stable while the text is."""
    spans: tuple[Span, ...]
    content: str
    """The spans joined by a blank, without outer quotation marks and *that*."""
    type: ClaimType
    stance: Stance
    speaker: Speaker
    cue: Cue
    rule: str
    confidence: float
    zone: Zone = "body"
    line: int = 0
    segment: str = ""
    via: tuple[str, ...] = ()
    """The chain of reporters, as written: ``CNN``, ``four sources``."""
    told_to: str = ""
    hedge: tuple[str, ...] = ()
    when: str = ""
    """When it was said, as written: ``on Thursday``."""
    period: Period | None = None
    """The same, resolved against the article's date; None when it cannot be."""
    venue: str = ""
    """Where it was said, as written: ``in an interview with Bild``, ``on Telegram``."""
    figures: tuple[str, ...] = ()
    """Ids of the figures inside."""
    answers: tuple[str, ...] = ()
    """Ids of claims of this article that it denies or answers."""
    parent: str = ""
    thread: str = ""
