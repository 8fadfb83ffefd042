"""Sentences: where they begin and end, never inside a quotation."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from ukcorpus.text.quotes import Quotation, find_quotations

_END = re.compile(
    # the second half keeps a run of marks from being tried at each of them
    r"[.!?…。！？](?<![.!?…。！？]{2})[.!?…。！？]*+"
    r"(?:[\"'”’»“›)\]]*(?=\s|$)|(?<=[。！？])"
    # scraped pages lose the blank: “… the war.The minister …”
    r"|(?:(?<=[^\W\d_A-Z]{2}[.?!])|(?<=\w[\"”»][.?!]))[\"”»]?(?=(?:[“„«]|[-–—]\s?)?[^\W\d_a-z][^\W\d_A-Z]+[\s,’']))"
)
_OPENERS = "\"'“„«‘‚‹»([{—–-•*¿¡`"
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.\-]*[^\W_])?$")
_ENUMERATED = re.compile(r"\d{1,3}$")


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], bool]:
    data = tomllib.loads(
        files("ukcorpus.text").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    )
    known = data["und"]["before_name"] + data.get(language, {}).get("before_name", [])
    return frozenset(word.lower() for word in known), data.get(language, {}).get("ordinals", False)


def find_sentences(
    text: str,
    start: int = 0,
    end: int | None = None,
    language: str = "en",
    quotations: Sequence[Quotation] | None = None,
) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in one paragraph, ``text[start:end]``, blanks trimmed.

    ``quotations`` spares a second scan where they are known already.
    """
    stop = len(text) if end is None else end
    quoted = find_quotations(text, start, stop) if quotations is None else quotations
    begin = start
    inside = 0
    for match in _END.finditer(text, start, stop):
        at = match.start()
        while inside < len(quoted) and quoted[inside].end <= at:
            inside += 1
        cut = match.end()
        if inside < len(quoted) and at < quoted[inside].start < cut:
            cut = quoted[inside].start  # the mark after the full stop opens
        if inside < len(quoted) and quoted[inside].start < at < quoted[inside].end:
            if cut < quoted[inside].end:
                continue
            # A quotation that is part of a sentence may end with its own full stop.
            cut = max(cut, quoted[inside].end)
        if _ends(text, match, begin, stop, cut, language):
            yield from _trimmed(text, begin, cut)
            begin = cut
    yield from _trimmed(text, begin, stop)


def _ends(text: str, match: re.Match[str], begin: int, stop: int, cut: int, language: str) -> bool:
    rest = text[cut : min(stop, cut + 8)].lstrip()
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in _OPENERS):
        return not (rest[0].islower() or rest[0] in ",;:)…")
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    at = match.start()
    word = _WORD_BEFORE.search(text, max(begin, at - 24), at)
    if word is None or not rest:
        return True
    return not _abbreviated(word.group(), rest, language, match.group())


def _abbreviated(word: str, rest: str, language: str, mark: str) -> bool:
    if len(mark) > 1:  # a closing bracket or quotation mark after it
        return False
    known, ordinals = _abbreviations(language)
    if len(word) == 1 and word.isalpha():
        return word.isupper() or word.lower() in known  # an initial
    if "." in word and len(word) <= 5 and word.replace(".", "").isalpha():
        # U.S. and e.g. go on before a name; a new sentence mostly starts with a small word
        return rest[0].isupper() or rest[0].isdigit()
    if word.lower() in known:
        # "from the VS. Smith": capitals before small letters are an acronym
        return not (len(word) > 1 and word.isupper() and rest[1:2].islower())
    return ordinals and _ENUMERATED.match(word) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
