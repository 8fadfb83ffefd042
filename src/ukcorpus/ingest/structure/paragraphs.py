"""Paragraphs: the runs of text that sentences are looked for in."""

from collections.abc import Iterator

from ukcorpus.ingest.lines import starts_paragraph
from ukcorpus.model.articles import ZONE_OF, Article
from ukcorpus.model.spans import Span


def find_paragraphs(article: Article, *, zones: tuple[str, ...] = ("body",)) -> Iterator[Span]:
    """The paragraphs of ``article`` in ``zones``, in order.

    A line is a paragraph, but in a hard-wrapped text, where neighbouring lines are joined.
    """
    wrapped = "hard_wrapped" in article.flags
    start = end = -1
    label = ""
    for line in article.lines:
        if ZONE_OF.get(line.label) not in zones:
            continue
        if wrapped and line.label == label and not starts_paragraph(article.text, end, line.start):
            end = line.end
            continue
        if end >= 0:
            yield Span(start, end)
        start, end, label = line.start, line.end, line.label
    if end >= 0:
        yield Span(start, end)
