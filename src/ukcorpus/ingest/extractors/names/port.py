"""The port of extractors of names: whatever finds mentions, one resolver follows it."""

from collections.abc import Sequence
from typing import Protocol

from ukcorpus.model.base import Value
from ukcorpus.model.names import Kind
from ukcorpus.model.spans import Span


class RawMention(Value, frozen=True, order=True):
    """A name where it stands, before it is known whose; ``text[start:end]``."""

    start: int
    end: int
    kind: Kind
    score: float
    rule: str


class MentionFinder(Protocol):
    """Finds names in ``spans`` of ``text``; each span is a passage that no name crosses."""

    def __call__(self, text: str, spans: Sequence[Span], language: str, /) -> list[RawMention]:
        """The mentions in the order of the text, none overlapping another."""
        ...
