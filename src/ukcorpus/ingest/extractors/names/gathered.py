"""Mentions as the resolver sees them: without titles, and as those of an entity."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.model.names import Entity, Kind, Mention


class Named(NamedTuple):
    """A mention whose span is the name alone."""

    mention: RawMention
    forms: tuple[str, ...]
    written: str


def mentions_of(raw: Iterable[RawMention]) -> tuple[Mention, ...]:
    """In the order of the text."""
    return tuple(Mention(m.start, m.end, m.rule, m.score) for m in sorted(raw))


def entities_of(
    kind: Kind,
    groups: Mapping[str, Sequence[Named]],
    names: Mapping[str, str],
    name_of: Callable[[Sequence[Named]], str],
) -> list[Entity]:
    """One entity a group: its key, or ``=`` and a form where it has none; its known name, or
    the one that ``name_of`` makes of its mentions."""
    return [
        Entity(
            kind,
            names.get(group) or name_of(found),
            mentions_of(n.mention for n in found),
            "" if group[0] == "=" else group,
        )
        for group, found in groups.items()
    ]
