"""The searched text of an article as sentences with their quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ukcorpus.ingest.extractors.claims.dialogue import find_dialogue
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon, lexicon
from ukcorpus.ingest.extractors.claims.tokens import Sentence, Token, tokenize
from ukcorpus.model.articles import Article, Line
from ukcorpus.model.languages import Passage
from ukcorpus.text.quotes import Quotation, find_all
from ukcorpus.text.sentences import find_sentences

ZONES = frozenset(("title", "subtitle", "heading", "body", "caption"))
_NAME = 40
"""Characters of a name in quotation marks."""

_ELIDED = frozenset(("qu'", "qu’"))

LONGEST = 250
"""Tokens of a sentence; longer ones, as lists, are cut so that time stays linear."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Reading:
    """An article taken into sentences."""

    text: str
    sentences: list[Sentence]
    paragraphs: list[Line]
    quotations: list[list[Quotation]]
    starts: list[list[int]]
    """Where each paragraph's quotations start, for look-up."""


def read(article: Article, language: str, others: Sequence[Passage] = ()) -> Reading:
    """The sentences of all lines where somebody may speak, furniture left out."""
    text = article.text
    lines = [line for line in article.lines if line.label in ZONES and line.end > line.start]
    quotations = find_all(text, [(line.start, line.end) for line in lines])
    quotations = [
        find_dialogue(
            text, line.start, line.end, quoted, lexicon(_language_at(line, language, others))
        )
        for line, quoted in zip(lines, quotations, strict=True)
    ]
    sentences: list[Sentence] = []
    for number, (line, quoted) in enumerate(zip(lines, quotations, strict=True)):
        spoken = _language_at(line, language, others)
        sentences.extend(_sentences(text, line, number, quoted, spoken))
    starts = [[quotation.start for quotation in quoted] for quoted in quotations]
    return Reading(text, sentences, lines, quotations, starts)


def _language_at(line: Line, language: str, others: Sequence[Passage]) -> str:
    for passage in others:
        if passage.span.start <= line.start < passage.span.end:
            return passage.code
    return language


def _sentences(
    text: str, line: Line, number: int, quoted: list[Quotation], language: str
) -> Iterator[Sentence]:
    lex = lexicon(language)
    starts = [quotation.start for quotation in quoted]
    bounds = list(find_sentences(text, line.start, line.end, language, quoted))
    if lex is not None:
        bounds = _joined(text, bounds, quoted, lex)
    for count, (start, end) in enumerate(bounds):
        here = quoted[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        here = [quotation for quotation in here if quotation.end <= end]
        read = (
            bool(here) or _reports(text, start, end, lex) or _labelled(text, start, end, count == 0)
        )
        tokens = tokenize(text, start, end, here) if read else []
        if lex is not None:
            tokens = _acronyms(_uninverted(_names(tokens, lex), lex), lex)
        first = count == 0
        for at in range(0, max(1, len(tokens)), LONGEST):
            part = tokens[at : at + LONGEST]
            low, high = (part[0].start, part[-1].end) if len(tokens) > LONGEST else (start, end)
            yield Sentence(low, high, part, number, line.label, language, line.number, first)
            first = False


def _names(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """Where nouns are large: *der „Neuen Post“*, *Zeitung „Golem“* are words, no speech."""
    if not lex.capital_nouns:
        return tokens
    joints = lex["genitives"] | lex["agent"] | lex["name_joints"]
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if token.kind == "q" and len(token.raw) <= _NAME and before and before.kind == "w":
            inner = token.raw.strip("\"'“”‘’„«»")
            words = inner.split()
            named = 0 < len(words) < 5 and words[0][0].isupper() and words[-1][-1].isalnum()
            if named and (before.low in joints or before.raw[0].isupper()):
                token = token._replace(raw=inner, low=inner.lower(), kind="w")
        found.append(token)
    return found


def _uninverted(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """*raconte-t-il* as verb and pronoun; of *a-t-il* only the pronoun, for the verb follows."""
    pronouns = lex["inverted_pronouns"]
    if not pronouns:
        return tokens
    found: list[Token] = []
    for token in tokens:
        if token.kind == "w" and token.low[:3] in _ELIDED and len(token.raw) > 3:
            end = token.start + 3  # qu'elle
            found.append(token._replace(end=end, raw=token.raw[:3], low=token.low[:3]))
            token = token._replace(start=end, raw=token.raw[3:], low=token.low[3:])
        head, _, tail = token.low.rpartition("-")
        if token.kind != "w" or not head or tail not in pronouns:
            found.append(token)
            continue
        cut = token.end - len(tail)
        verb = head.removesuffix("-t")
        if verb not in lex["auxiliaries"]:
            end = token.start + len(verb)
            found.append(token._replace(end=end, raw=token.raw[: len(verb)], low=verb))
        found.append(token._replace(start=cut, raw=token.raw[-len(tail) :], low=tail))
    return found


def _acronyms(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """*het OM*, *the US*: a short word in capitals among small ones is no function word."""
    small = lex["small_words"]
    large = [n for n, token in enumerate(tokens) if token.raw.isupper() and len(token.raw) > 1]
    if not large or 2 * len(large) > sum(token.kind == "w" for token in tokens):
        return tokens
    tokens = tokens.copy()
    for n in large:
        if len(tokens[n].raw) < 4 and tokens[n].low in small:
            tokens[n] = tokens[n]._replace(low=tokens[n].raw)
    return tokens


def _reports(text: str, start: int, end: int, lex: Lexicon | None) -> bool:
    """Whether some word of reporting stands there: most sentences have none."""
    if lex is None:
        return False
    words = _WORD.findall(text[start:end].lower())
    return not lex["triggers"].isdisjoint(words)


def _labelled(text: str, start: int, end: int, first: bool) -> bool:
    """Whether a colon follows the name that opens the paragraph, or ends the sentence."""
    return (first and ":" in text[start : start + 60]) or text[end - 1 : end] == ":"


def _joined(
    text: str, bounds: list[tuple[int, int]], quoted: list[Quotation], lex: Lexicon
) -> list[tuple[int, int]]:
    """“Will it?” Smith asked. – the split after the question is undone."""
    ends = {quotation.end for quotation in quoted}
    joined: list[tuple[int, int]] = []
    for start, end in bounds:
        if joined and joined[-1][1] in ends and text[joined[-1][1] - 2] in "?!…":
            words = _WORD.findall(text[start : min(end, start + 90)].lower())[:7]
            if any(w in lex.verbs and any(v.takes("p") for v in lex.verbs[w]) for w in words):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
