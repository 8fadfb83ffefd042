"""Titles beside a name: *German Chancellor* Olaf Scholz; Boris Johnson, *the UK prime minister*."""

import re

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.lexicon import Lexicon, lexicon
from ukcorpus.ingest.extractors.names.tokens import Token, tokenize
from ukcorpus.text.normal import fold

_LAST_WORD = re.compile(r"([^\W_][\w.]*?)\.?[ \u00a0]*\Z")
_WINDOW = 90
_MOST = 10


def role_before(text: str, start: int, language: str) -> str:
    """The title that ends directly before ``start``, as written; empty if none does."""
    words = lexicon(language)
    last = _LAST_WORD.search(text, max(0, start - 40), start)
    if last is None or not (
        words.is_title(form := fold(last[1]).replace(".", "")) or form in words.title_ends
    ):
        return ""
    line = tokenize(text, _window_start(text, start), start, words.abbreviations)
    if not line or text[line[-1].end : start].strip(" \u00a0."):
        return ""
    begin, titled = _back(line, words, language)
    while begin < len(line) and line[begin].form in words.articles:
        begin += 1
    return text[line[begin].start : line[-1].end] if titled else ""


def _window_start(text: str, start: int) -> int:
    begin = max(0, start - _WINDOW, text.rfind("\n", 0, start) + 1)
    if begin == start - _WINDOW:
        while begin < start and not text[begin - 1].isspace():
            begin += 1
    return begin


def _back(line: list[Token], words: Lexicon, language: str) -> tuple[int, bool]:
    at, titled, begin = len(line), False, len(line)
    while at > 0 and len(line) - at < _MOST:
        size = _title_ending(line, at, words)
        if size:
            titled = titled or line[at - 1].form not in words.honorifics
        elif at < len(line) and line[at].gap == "-":
            size = 1
        elif not titled:
            break
        else:
            size = _modifiers(line, at, words, language)
            if not size:
                break
        if at < len(line) and (line[at].gap == "|" or line[at - 1].possessive):
            break
        at -= size
        begin = at
    return begin, titled


def _modifiers(line: list[Token], stop: int, words: Lexicon, language: str) -> int:
    """How many tokens before ``stop`` say whose or what kind of title it is."""
    two = stop > 1 and line[stop - 1].gap == " " and line[stop - 2].shape in ("cap", "upper")
    if two and known.alias(f"{line[stop - 2].raw} {line[stop - 1].raw}", language):
        return 2
    return int(_modifies(line[stop - 1], words, language))


def _title_ending(line: list[Token], stop: int, words: Lexicon) -> int:
    """How many tokens before ``stop`` are one title; the longest counts."""
    for size in range(min(words.longest_title, stop), 1, -1):
        phrase = tuple(token.form for token in line[stop - size : stop])
        if phrase in words.titles:
            return size
    token = line[stop - 1]
    return int(words.is_title(token.form) or token.form in words.honorifics)


def _modifies(token: Token, words: Lexicon, language: str) -> bool:
    """Whether a word beside a title belongs to it: *Ukrainian*, *deputy*, *NATO*."""
    if token.form in words.qualifiers or token.form in words.demonyms:
        return True
    return token.shape in ("cap", "upper") and (
        known.alias(token.raw, language) is not None or token.form in words.org_before
    )


def role_after(text: str, end: int, language: str) -> str:
    """The title in apposition after ``, ``; empty if there is none."""
    if text[end : end + 2] != ", ":
        return ""
    words = lexicon(language)
    stop = min(len(text), end + 2 + _WINDOW // 2)
    cut = text.find(",", end + 2, stop)
    line = tokenize(text, end + 2, cut if cut > 0 else stop, words.abbreviations)
    at, last = 0, 0
    while at < len(line) and at < _MOST and (at == 0 or line[at].gap in (" ", "-")):
        size = max(
            (
                n
                for n in range(1, min(words.longest_title, len(line) - at) + 1)
                if tuple(t.form for t in line[at : at + n]) in words.titles
            ),
            default=int(words.is_title(line[at].form)),
        )
        if size:
            at += size
            last = at
        elif line[at].form in words.articles or _modifies(line[at], words, language):
            at += 1
        else:
            break
    if not last or (last < len(line) and line[last].gap != "|"):
        return ""
    first = next((i for i, token in enumerate(line) if token.form not in words.articles), 0)
    return text[line[first].start : line[last - 1].end] if first < last else ""
