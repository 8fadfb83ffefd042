"""Mentions as the resolver sees them: without titles, and as those of an entity."""

from collections.abc import Iterable
from typing import NamedTuple

from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.model.names import Mention


class Named(NamedTuple):
    """A mention whose span is the name alone."""

    mention: RawMention
    forms: tuple[str, ...]
    written: str


def mentions_of(raw: Iterable[RawMention]) -> tuple[Mention, ...]:
    """In the order of the text."""
    return tuple(Mention(m.start, m.end, m.rule, m.score) for m in sorted(raw))
