"""The people, bodies and places of an article by where they stand, and who has spoken so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.model.claims import Speaker
from ukcorpus.model.names import Entity
from ukcorpus.model.spans import Span

_RECENT = 12
"""Names back among which the subject of an earlier sentence is looked for."""
_TITLE = 60
"""Characters of a title before the name that opens a sentence."""


@dataclass(slots=True)
class Cast:
    """The entities of an article by place, and who has spoken so far."""

    text: str
    entities: Sequence[Entity]
    sentences: Sequence[int] = ()
    """Where the sentences start."""
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    spoken: list[tuple[Speaker, str]] = field(default_factory=list)
    """Speakers so far with the folded words that named them."""
    genders: dict[int, str] = field(default_factory=dict)
    resolved: dict[int, Speaker] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = sorted(
            (mention.start, mention.end, index)
            for index, entity in enumerate(self.entities)
            for mention in entity.mentions
        )
        self.starts = [start for start, _, _ in self.mentions]

    def within(self, span: Span) -> list[tuple[int, int, int]]:
        """Mentions that lie in ``span``."""
        low = bisect_left(self.starts, span.start)
        found = []
        while low < len(self.mentions) and self.mentions[low][0] < span.end:
            if self.mentions[low][1] <= span.end + 2:
                found.append(self.mentions[low])
            low += 1
        return found

    def last_person_before(self, offset: int, told: Container[int]) -> int | None:
        """Index of the person named last before ``offset`` who is not being ``told``."""
        at = bisect_left(self.starts, offset) - 1
        while at >= 0:
            index = self.mentions[at][2]
            if self.entities[index].kind == "person" and index not in told:
                return index
            at -= 1
        return None

    def last_subject_before(self, offset: int, told: Container[int], lex: Lexicon) -> int | None:
        """Place in ``mentions`` of the person who opens the nearest sentence before ``offset``."""
        at = bisect_left(self.starts, offset) - 1
        for n in range(at, max(-1, at - _RECENT), -1):
            start, _, index = self.mentions[n]
            if self.entities[index].kind != "person" or index in told:
                continue
            opened = bisect_right(self.sentences, start) - 1
            first = self.sentences[opened] if opened >= 0 else start
            lead = self.text[first:start].rpartition(", ")[2]
            words = lead.lower().split()
            if len(lead) < _TITLE and not any(w[-1] in ",:;”" or w in lex.inner for w in words):
                return n
        return None
