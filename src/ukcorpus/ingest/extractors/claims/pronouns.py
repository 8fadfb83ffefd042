"""Whom a pronoun stands for when it is the source of a report."""

from bisect import bisect_left

import msgspec

from ukcorpus.ingest.extractors.claims.cast import Cast
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.model.claims import Speaker, SpeakerKind
from ukcorpus.model.spans import Span

KINDS: dict[str, SpeakerKind] = {"person": "person", "org": "org", "place": "country"}
"""Kind of an entity → kind of a speaker."""
_ONE = frozenset(("person", "anonymous"))
_NEAR_NAME = 120
"""Characters back to the name that a demonstrative stands for."""


def subject_meant(
    source: Span, written: str, gender: str, cast: Cast, told: set[int], lex: Lexicon
) -> Speaker | None:
    """*Wang thanked his host. He said …*: who opened a sentence after the last one who spoke."""
    place = cast.last_subject_before(source.start, told, lex) if gender in ("m", "f") else None
    if place is None:
        return None
    start, _, index = cast.mentions[place]
    spoken = [s.mention.start for s, _ in cast.spoken[-3:] if s.mention and s.kind in _ONE]
    if spoken and max(spoken) >= start:
        return None
    return _named(index, written, source, gender, cast)


def _named(index: int, written: str, source: Span, gender: str, cast: Cast) -> Speaker | None:
    """The person ``index`` as the speaker, unless the article calls him by the other pronoun."""
    if cast.genders.setdefault(index, gender) != gender:
        return None
    name = cast.entities[index].name
    return Speaker(name, written, "person", "", "", source, "pronoun", index)


def pronoun_meant(source: Span, written: str, gender: str, cast: Cast, told: set[int]) -> Speaker:
    """The last speaker of the pronoun's kind, for *he* and *she* else the last person named."""
    base = Speaker(as_written=written, mention=source)
    if gender == "d":
        return _demonstrative(base, cast)
    if gender in ("m", "f"):
        return _single(base, gender, cast, told)
    kinds = {"p": ("group", "anonymous", "org", "country"), "n": ("org", "document", "country")}
    for speaker, _ in reversed(cast.spoken if gender in kinds else ()):
        if speaker.kind in kinds[gender]:
            return copied(base, speaker, "pronoun")
    return base


def _single(base: Speaker, gender: str, cast: Cast, told: set[int]) -> Speaker:
    assert base.mention is not None
    if cast.spoken and _one_unnamed(cast.spoken[-1][0]):
        return copied(base, cast.spoken[-1][0], "pronoun")
    for speaker, _ in reversed(cast.spoken):
        if speaker.kind != "person" or speaker.entity is None or speaker.entity in told:
            continue
        if cast.genders.setdefault(speaker.entity, gender) == gender:
            return copied(base, speaker, "pronoun")
    index = cast.last_person_before(base.mention.start, told)
    named = index is not None and _named(index, base.as_written, base.mention, gender, cast)
    if named:
        return named
    for speaker, _ in reversed(cast.spoken):
        if speaker.kind == "anonymous":
            return copied(base, speaker, "pronoun")
    return base


def _one_unnamed(speaker: Speaker) -> bool:
    """Whether it is a single person whose name nobody knows: *the governor*, *an official*."""
    unnamed = speaker.entity is None and speaker.kind in ("person", "anonymous")
    return unnamed and speaker.resolved_by == "none" and not speaker.as_written.endswith("s")


def _demonstrative(base: Speaker, cast: Cast) -> Speaker:
    """*Die*, *dieser*: whoever was named last, if that is near; else nobody."""
    assert base.mention is not None
    at = bisect_left(cast.starts, base.mention.start) - 1
    if at < 0 or base.mention.start - cast.mentions[at][1] > _NEAR_NAME:
        return base
    index = cast.mentions[at][2]
    entity = cast.entities[index]
    return msgspec.structs.replace(
        base, name=entity.name, kind=KINDS[entity.kind], resolved_by="pronoun", entity=index
    )


def copied(base: Speaker, like: Speaker, how: str) -> Speaker:
    """``base`` as another mention of whom ``like`` is; without a name, of what he is."""
    role = like.role or ("" if like.name else like.as_written)
    return Speaker(
        like.name, base.as_written, like.kind, role, like.affiliation, base.mention,
        how, like.entity,  # type: ignore[arg-type]
    )  # fmt: skip
