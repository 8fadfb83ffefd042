"""Paragraphs: the runs of text that sentences are looked for in."""

from collections.abc import Iterator

import msgspec

from ukcorpus.model.articles import ZONE_OF, Article
from ukcorpus.model.spans import Span
from ukcorpus.text.paragraphs import HARD_WRAPPED, join_lines


def unwrapped(article: Article) -> Article:
    """The same article with a line a paragraph; itself unless its text is hard-wrapped."""
    if HARD_WRAPPED not in article.flags:
        return article
    return msgspec.structs.replace(article, lines=tuple(join_lines(article.text, article.lines)))


def find_paragraphs(article: Article, *, zones: tuple[str, ...] = ("body",)) -> Iterator[Span]:
    """The paragraphs of ``article`` in ``zones``, in order."""
    for line in unwrapped(article).lines:
        if ZONE_OF.get(line.label) in zones:
            yield Span(line.start, line.end)
