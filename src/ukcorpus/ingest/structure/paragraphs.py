"""Paragraphs: the runs of text that sentences are looked for in."""

from collections.abc import Iterator

from ukcorpus.model.articles import ZONE_OF, Article
from ukcorpus.model.spans import Span


def find_paragraphs(article: Article, *, zones: tuple[str, ...] = ("body",)) -> Iterator[Span]:
    """The paragraphs of ``article`` in ``zones``, in order.

    A line is a paragraph, but in a hard-wrapped text, where neighbouring lines are joined.
    """
    wrapped = "hard_wrapped" in article.flags
    start = end = number = -1
    label = ""
    for line in article.lines:
        if ZONE_OF.get(line.label) not in zones:
            continue
        if wrapped and end >= 0 and line.number == number + 1 and line.label == label == "body":
            end, number = line.end, line.number
            continue
        if end >= 0:
            yield Span(start, end)
        start, end, number, label = line.start, line.end, line.number, line.label
    if end >= 0:
        yield Span(start, end)
