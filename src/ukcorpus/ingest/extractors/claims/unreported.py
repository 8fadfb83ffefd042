"""Speech that no verb reports: rumours, and quotations inside the writer's own sentences."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon, Verb, lexicon
from ukcorpus.ingest.extractors.claims.tokens import Sentence, Token
from ukcorpus.model.spans import Span

_CLOSE = 6
"""Tokens from one quotation to the next that still belongs to it: *“a” and a “b”*."""


def rumoured(sentence: Sentence, number: int) -> list[Draft]:
    """*Er zouden drie mensen zijn gedood*: told by nobody in particular, and not vouched for."""
    lex = lexicon(sentence.language)
    if lex is None or not lex["hearsay_modals"]:
        return []
    words = [token.low for token in sentence.tokens if token.kind == "w"]
    modals = [t for t in sentence.tokens if t.low in lex["hearsay_modals"]]
    if not modals or not lex["not_hearsay"].isdisjoint(words[1:]):
        return []
    at = words.index(modals[0].low)
    tail = words[at + 1 :]
    if not any(word in lex["hearsay_infinitives"] for word in tail[-3:]) and not any(
        word in lex["hearsay_infinitives"] and "ge" in tail[n + 1]
        for n, word in enumerate(tail[:-1])
    ):
        return []  # zouden zijn omgekomen tijdens hun werk
    verb = Verb(modals[0].low, "hearsay", "", frozenset(("finite",)))
    span = Span(sentence.tokens[0].start, sentence.tokens[-1].end)
    cue = Span(modals[0].start, modals[0].end)
    return [Draft(sentence, [span], "hearsay", verb, cue, number=number)]


def unreported(sentence: Sentence, number: int) -> list[Draft]:
    """Long quotations inside a sentence of the writer's own; those close together are one."""
    found: list[Draft] = []
    lex = lexicon(sentence.language)
    least = lex.speech_words if lex else 5
    tokens = sentence.tokens
    last = -_CLOSE
    for at, token in enumerate(tokens):
        if token.kind != "q":
            continue
        words = token.raw.split()
        named = lex is not None and lex.capital_nouns and _named(sentence, at, lex)
        if len(words) < least or _titled(words) or named:
            continue
        if found and at - last <= _CLOSE and _joined(tokens[last + 1 : at], lex):
            found[-1].spans = [Span(found[-1].start, token.end)]
        else:
            span = Span(token.start, token.end)
            found.append(Draft(sentence, [span], "unreported", number=number))
        last = at
    return found


def _joined(between: list[Token], lex: Lexicon | None) -> bool:
    """Whether nothing but *and a* or the like stands between two quotations."""
    if lex is None or not any(token.low in lex["conjunctions"] for token in between):
        return False
    return not any(token.low in lex.verbs or token.low in lex["auxiliaries"] for token in between)


def _named(sentence: Sentence, at: int, lex: Lexicon) -> bool:
    """*die Yacht „…“*: the quotation right after a noun is its name, unless a clause is in it."""
    before = sentence.tokens[at - 1] if at else None
    words = [word.strip("„“”»«,.!?") for word in sentence.tokens[at].raw.split()]
    if before is None or before.kind != "w":
        return False
    if not before.raw[0].isupper():
        large = sum(word[:1].isupper() for word in words)
        return words[0][:1].isupper() and large > len(words) / 2
    verbs = lex["auxiliaries"] | lex["finite"]
    return not any(word.lower() in verbs for word in words)


def _titled(words: list[str]) -> bool:
    """Whether it is the name of a book or a show: nearly every word starts with a capital."""
    capitals = sum(word.strip("\"'“”‘’").strip("(")[:1].isupper() for word in words)
    return capitals >= 0.6 * len(words)
