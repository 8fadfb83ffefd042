"""Where something was said, and through whom the report came."""

from collections.abc import Sequence

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.ingest.extractors.claims.tokens import Token

_LONGEST = 12
"""Tokens of a place or of a chain of sources."""
_REACH = 24
"""Tokens from the cue, what was said not counted, within which either stands."""


def circumstances(draft: Draft, text: str, lex: Lexicon | None) -> tuple[str, tuple[str, ...]]:
    """Where it was said, and through whom it came, both as written."""
    if lex is None or draft.cue is None:
        return "", ()
    tokens = _beside(draft)
    return _venue(tokens, text, lex), _via(draft, tokens, text, lex)


def _venue(tokens: Sequence[Token], text: str, lex: Lexicon) -> str:
    """*In an interview with Bild*, *on Telegram*."""
    for n, token in enumerate(tokens):
        if token.low in lex["venue_prepositions"] and (end := _venue_end(tokens, n, lex)) > n:
            return text[token.start : tokens[end - 1].end]
    return ""


def _via(draft: Draft, tokens: Sequence[Token], text: str, lex: Lexicon) -> tuple[str, ...]:
    """*Four sources* of *CNN reports, citing four sources*."""
    found = []
    for n, token in enumerate(tokens):
        for phrase in lex.chains.get(token.low, ()):
            first = n + len(phrase)
            same = tuple(t.low for t in tokens[n:first]) == phrase
            if same and not _other_report(tokens, n, draft, lex):
                stop = _phrase_end(tokens, first)
                if stop > first:
                    found.append(text[tokens[first].start : tokens[stop - 1].end])
                break
    return tuple(found)


def _beside(draft: Draft) -> list[Token]:
    """The tokens about the cue that are not part of what was said."""
    assert draft.cue is not None
    spans = [(span.start, span.end) for span in draft.spans]
    tokens = draft.sentence.tokens
    for start, end in spans:
        tokens = [token for token in tokens if not start <= token[0] < end]
    at = next((n for n, t in enumerate(tokens) if t.start >= draft.cue.start), len(tokens))
    return tokens[max(0, at - _REACH) : at + _REACH]


def _venue_end(tokens: Sequence[Token], n: int, lex: Lexicon) -> int:
    """Where the place that starts with the preposition at ``n`` ends; ``n`` if it is none."""
    for m in range(n + 1, min(len(tokens), n + 6)):
        token = tokens[m]
        if token.kind != "w":
            return n
        if token.low in lex["platforms"]:
            return m + 1 if m == n + 1 or token.raw[0].isupper() else n
        if token.low in lex["venues"]:
            return _with_partner(tokens, m + 1, lex)
        if token.low in lex["prepositions"] or token.low in lex["auxiliaries"]:
            return n
    return n


def _with_partner(tokens: Sequence[Token], m: int, lex: Lexicon) -> int:
    """Over *with the newspaper Bild* after the noun."""
    if m >= len(tokens) or tokens[m].low not in lex["venue_joints"]:
        return m
    end = m + 1
    while end < len(tokens) and end - m < 7:
        token = tokens[end]
        name = token.kind == "q" and len(token.raw) < 40
        if not name and (token.kind != "w" or token.low in lex["times"] | lex["conjunctions"]):
            break
        if token.low in lex["that"] or token.low in lex.verbs or token.low in lex["auxiliaries"]:
            break
        if end > m + 1 and token.low in lex["prepositions"] - lex["venue_joints"]:
            break
        end += 1
    while end > m + 1 and tokens[end - 1].low in lex["prepositions"]:
        end -= 1
    return end if end > m + 1 else m


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    stop = first
    while stop < len(tokens) and stop - first < _LONGEST:
        if tokens[stop].kind == "p" and tokens[stop].raw in (",", ".", ";", ":", "—", "–"):
            break
        stop += 1
    return stop


def _other_report(tokens: Sequence[Token], n: int, draft: Draft, lex: Lexicon) -> bool:
    """Whether another verb of reporting stands nearer to ``n`` than the draft's own."""
    cue = draft.cue
    if cue is None or tokens[n].start < cue.start:
        return True
    between = (t for t in tokens[:n] if t.start >= cue.end and t.kind == "w")
    return any(t.low in lex.verbs and t.low not in lex["nouns"] for t in between)
