"""Who a claim's source is: one of the article's entities, a role, or somebody without a name."""

from bisect import bisect_left

from ukcorpus.ingest.extractors.claims.cast import Cast
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon, lexicon
from ukcorpus.ingest.extractors.claims.pronouns import (
    KINDS,
    copied,
    pronoun_meant,
    subject_meant,
)
from ukcorpus.ingest.extractors.claims.tokens import Token, tokenize
from ukcorpus.model.claims import Speaker, SpeakerKind
from ukcorpus.model.names import Entity
from ukcorpus.model.spans import Span

_POSSESSIVE = ("'s", "’s")


def find_speaker(draft: Draft, cast: Cast) -> Speaker:
    """The speaker of ``draft``; drafts must come in the order of the text."""
    known = cast.resolved.get(id(draft))
    if known is not None:
        return known
    if draft.follows is not None and draft.follows is not draft:
        speaker = _carried(find_speaker(draft.follows, cast))
    elif draft.source is None:
        speaker = Speaker()
    else:
        speaker = _named(draft, draft.source, cast)
    cast.resolved[id(draft)] = speaker
    if speaker.as_written and speaker.resolved_by != "continuation":
        cast.spoken.append((speaker, speaker.as_written.lower()))
    return speaker


def _carried(speaker: Speaker) -> Speaker:
    if speaker.resolved_by == "none" and not speaker.as_written:
        return speaker
    return Speaker(
        speaker.name,
        speaker.as_written,
        speaker.kind,
        speaker.role,
        speaker.affiliation,
        speaker.mention,
        "continuation",
        speaker.entity,
    )


def _named(draft: Draft, source: Span, cast: Cast) -> Speaker:
    text = cast.text
    lex = lexicon(draft.sentence.language)
    written = source.of(text)
    tokens = [t for t in tokenize(text, source.start, source.end, ()) if t.kind == "w"]
    if lex is None or not tokens:
        return Speaker(as_written=written, mention=source)
    if len(tokens) == 1 and tokens[0].low in lex.pronouns:
        told = {m[2] for m in cast.within(draft.told_to)} if draft.told_to else set()
        gender = lex.pronouns[tokens[0].low]
        subject = subject_meant(source, written, gender, cast, told, lex)
        return subject or pronoun_meant(source, written, gender, cast, told)
    found = _by_mention(source, written, tokens, cast, lex) or _apposed(source, written, cast)
    if found is not None:
        return found
    return _by_noun(source, written, tokens, cast, lex)


def _head(tokens: list[Token], lex: Lexicon) -> int:
    """Index of the head: the last word before a preposition or a relative pronoun."""
    for n, token in enumerate(tokens):
        if n and (token.low in lex["prepositions"] or token.low in lex["relatives"]):
            return n - 1
    return len(tokens) - 1


def _by_mention(
    source: Span, written: str, tokens: list[Token], cast: Cast, lex: Lexicon
) -> Speaker | None:
    head = tokens[_head(tokens, lex)]
    mentions = cast.within(source)
    persons = [m for m in mentions if cast.entities[m[2]].kind == "person"]
    for start, end, index in persons:
        if start <= head.start < end or (head.start < start and head.low in lex["roles"]):
            if _possessed(cast.text, end):
                continue
            if start > head.end and _preposition_between(tokens, head, start, lex):
                continue
            entity = cast.entities[index]
            how = "name" if " " in cast.text[start:end] else "surname"
            role, of = _titled(source, start, entity, cast)
            return Speaker(entity.name, written, "person", role, of, source, how, index)  # type: ignore[arg-type]
    for start, end, index in mentions:
        entity = cast.entities[index]
        if entity.kind == "person" or _possessed(cast.text, end):
            continue
        if start <= head.start < end:
            return Speaker(entity.name, written, KINDS[entity.kind], "", "", source, "name", index)
    return None


def _titled(source: Span, start: int, entity: Entity, cast: Cast) -> tuple[str, str]:
    """Role and affiliation by what stands before the name: *NATO chief* X, *Germany’s* X."""
    before = cast.text[source.start : start].strip(" ,")
    around = [m for m in cast.within(source) if m[1] < start]
    of = [cast.text[a:b] for a, b, index in around if cast.entities[index].kind != "person"]
    if before.endswith(_POSSESSIVE):
        before = ""
    return before or (entity.roles[0] if entity.roles else ""), of[0] if of else ""


def _apposed(source: Span, written: str, cast: Cast) -> Speaker | None:
    """*Ukraine’s top general, NAME, announced*: the name stands right behind."""
    if cast.text[source.end : source.end + 2] != ", ":
        return None
    at = bisect_left(cast.starts, source.end)
    if at < len(cast.starts) and cast.starts[at] <= source.end + 2:
        _, end, index = cast.mentions[at]
        entity = cast.entities[index]
        if entity.kind == "person" and cast.text[end : end + 1] in (",", ""):
            return Speaker(entity.name, written, "person", written, "", source, "apposition", index)
    return None


def _preposition_between(tokens: list[Token], head: Token, start: int, lex: Lexicon) -> bool:
    return any(head.end <= t.start < start and t.low in lex["prepositions"] for t in tokens)


def _possessed(text: str, end: int) -> bool:
    return text.startswith(_POSSESSIVE, end) or text[end : end + 1] in ("'", "’")


def _by_noun(source: Span, written: str, tokens: list[Token], cast: Cast, lex: Lexicon) -> Speaker:
    head = tokens[_head(tokens, lex)]
    low = head.low
    affiliation = ""
    for start, end, _ in cast.within(source):
        affiliation = cast.text[start:end]
        break
    definite = tokens[0].low in lex["definite"] or tokens[0].possessive
    if definite:
        found = _earlier(low, tokens, source, written, cast, lex)
        if found is not None:
            return found
    kind: SpeakerKind = "unknown"
    if low in lex["groups"]:
        kind = "group" if low not in lex["anonymous"] else "anonymous"
    elif low in lex["anonymous"]:
        kind = "anonymous"
    elif low in lex["documents"]:
        kind = "document"
    elif low in lex["organisations"]:
        kind = "org"
    elif low in lex["roles"]:
        kind = "person"
    role = written if kind in ("anonymous", "person") else ""
    return Speaker("", written, kind, role, affiliation, source, "none")


def _stem(word: str) -> str:
    """*Ukraine’s* and *Ukrainian* are compared by their first letters."""
    return word.removesuffix("’s").removesuffix("'s")[:5]


def _earlier(
    head: str, tokens: list[Token], source: Span, written: str, cast: Cast, lex: Lexicon
) -> Speaker | None:
    """The president, the ministry: the last speaker or entity that was called so."""
    base = Speaker(as_written=written, mention=source)
    small = lex["prepositions"] | lex["determiners"] | lex["qualities"] | {head}
    rest = {_stem(t.low) for t in tokens if len(t.low) > 2 and t.low not in small}
    best: Speaker | None = None
    for speaker, words in reversed(cast.spoken):
        if head in words.split() or head in speaker.role.lower().split():
            if not speaker.entity and speaker.resolved_by == "none" and speaker.kind == "unknown":
                continue
            best = speaker
            break
    scored: list[tuple[int, int, int]] = []
    for index, entity in enumerate(cast.entities):
        names = (*entity.roles, entity.name) if entity.kind == "person" else (entity.name,)
        words_of = {w for name in names for w in name.lower().split()}
        if head in words_of and entity.mentions and entity.mentions[0].start < source.start + 4000:
            shared = len(rest & {_stem(w) for w in words_of})
            before = [m.start for m in entity.mentions if m.start < source.start]
            if shared or not rest:
                scored.append((shared, max(before, default=-1), index))
    if scored and (best is None or max(scored)[0] > 1):
        _, _, index = max(scored)
        entity = cast.entities[index]
        return Speaker(entity.name, written, KINDS[entity.kind], written, "", source, "role", index)
    return copied(base, best, "definite") if best else None
