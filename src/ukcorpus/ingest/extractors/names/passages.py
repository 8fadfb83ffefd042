"""Which parts of an article are looked at for names, passage by passage."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ukcorpus.model.articles import ZONE_OF, Article, Line
from ukcorpus.model.spans import Span

_CREDIT = re.compile(
    r"[\[(][^\[\]()\n]{0,160}?(?:/|©|(?i:file|photo|foto|image|via|credit|getty|reuters|handout))"
    r"[^\[\]()\n]{0,160}[\])]|©[^\n]{0,200}|(?i:\b(?:photo|foto|image|credits?|picture)s?\s?:)[^\n]{0,200}"
)

_AGENCIES = (
    r"(?:AP|AFP|Pool|POOL|Associated Press|Getty|Reuters|REUTERS|EPA|EFE|Redux|Bloomberg"
    r"|TASS|Sputnik|Anadolu|Shutterstock|Xinhua|NurPhoto|ZUMA|Zuma|ANP|dpa|DPA|Magnum|Polaris|PAP|UNIAN|Ukrinform|AA)"
)
_PHOTOGRAPHER = re.compile(
    r"(?<!\w)(?:(?i:photographs? by |photo by ))?"
    r"(?:[^\W\d_](?:\.|[\w'’-]{0,30}) ){1,3}[^\W\d_][\w'’-]{0,30}"
    rf"/{_AGENCIES}\b[^\n.]{{0,80}}\Z"
)
"""A photographer and an agency at the end of a line, where text was scraped with its pictures."""


def passages(article: Article) -> list[Span]:
    """Spans that no name crosses, in the order of the text; photo credits are left out."""
    lines = [line for line in article.lines if line.label in ZONE_OF and line.end > line.start]
    found: list[Span] = []
    for span, caption in _joined(article, lines):
        found += _without_credits(article.text, span) if caption else [_cut(article.text, span)]
    return found


def _cut(text: str, span: Span) -> Span:
    start = max(span.start, span.end - 240)
    credit = _PHOTOGRAPHER.search(text, start, span.end) if "/" in text[start : span.end] else None
    return Span(span.start, credit.start()) if credit else span


def _joined(article: Article, lines: list[Line]) -> Iterator[tuple[Span, bool]]:
    """Each line, or each paragraph where the text is hard-wrapped."""
    wrapped = _is_wrapped(article, lines)
    start = -1
    for place, line in enumerate(lines):
        start = line.start if start < 0 else start
        following = lines[place + 1] if place + 1 < len(lines) else None
        if (
            wrapped
            and following is not None
            and following.number == line.number + 1
            and following.label == line.label == "body"
            and not article.text[following.start].isspace()
        ):
            continue
        yield Span(start, line.end), line.label == "caption"
        start = -1


def _is_wrapped(article: Article, lines: list[Line]) -> bool:
    """Whether paragraphs go over several lines: most lines go on in the middle of a sentence."""
    pairs = going_on = 0
    for line, following in pairwise(lines):
        if line.label == following.label == "body" and following.number == line.number + 1:
            pairs += 1
            going_on += article.text[following.start].islower()
    return pairs > 2 and going_on > 0.4 * pairs


def _without_credits(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for credit in _CREDIT.finditer(text, span.start, span.end):
        if credit.start() > start:
            yield Span(start, credit.start())
        start = credit.end()
    if start < span.end:
        yield Span(start, span.end)
