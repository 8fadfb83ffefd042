"""Key word in context: every hit with the text on both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Answer
from ukcorpus.model.articles import ZONE_OF, Line
from ukcorpus.model.records import Record
from ukcorpus.text.normal import fold
from ukcorpus.text.sentences import find_sentences

PLACES = ("L1", "L2", "L3", "R1", "R2", "R3", "node")
ORDERS = (*PLACES, "date", "id")


def concordance(
    corpus: Corpus, answer: Answer, context: str, width: int, more: int = 0
) -> Iterator[dict[str, Any]]:
    """A row a hit, in the order of the articles and of the text.

    ``context``: ``width`` characters on each side within the line, the ``sentence``, or the
    ``paragraph``; in the last two nothing is cut, and ``more`` of them are added on each side.
    """
    for found in answer.found:
        marked = corpus.marked(found.row.number, answer, segment=found.segment)
        record = marked.record
        for start, end in marked.spans:
            if start < 0:
                continue
            line = next(line for line in record.lines if line.start <= start < line.end)
            low, high = _bounds(record, line, start, end, context, width)
            if more and context != "width":
                low, high = _widened(record, low, high, context, more)
            yield {
                "locator": f"{record.id[:4]}:L{line.number}",
                "left": record.text[low:start],
                "node": record.text[start:end],
                "right": record.text[end:high],
                "date": found.row.date,
                "lang": found.row.lang,
                "id": found.row.id,
                "at": f"{record.id[:4]}@{start}+{end - start}",
                "path": found.row.path,
                "title": found.row.title,
                "source": found.row.source,
            }


def _bounds(
    record: Record, line: Line, start: int, end: int, context: str, width: int
) -> tuple[int, int]:
    if context == "width":
        return max(line.start, start - width), min(line.end, end + width)
    if context == "sentence":
        for low, high in find_sentences(record.text, line.start, line.end):
            if low <= start < high:
                return low, max(high, end)
    return line.start, line.end


def _widened(record: Record, low: int, high: int, context: str, more: int) -> tuple[int, int]:
    """So many sentences or paragraphs more on each side, never out of the item of a live blog."""
    here = next(line for line in record.lines if line.start <= low <= line.end)
    lines = [x for x in record.lines if x.label in ZONE_OF and x.segment == here.segment]
    units = [(x.start, x.end) for x in lines]
    if context == "sentence":
        units = [s for x in lines for s in find_sentences(record.text, x.start, x.end)]
    first = next((n for n, unit in enumerate(units) if unit[1] > low), 0)
    last = max((n for n, unit in enumerate(units) if unit[0] < high), default=first)
    if not units:
        return low, high
    return (
        min(low, units[max(0, first - more)][0]),
        max(high, units[min(len(units) - 1, last + more)][1]),
    )


def grouped(lines: Iterable[dict[str, Any]], place: str) -> list[dict[str, Any]]:
    """How often each word stands at ``place``, ``L1 … R3`` or ``node``; the most frequent first."""
    counts: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for line in lines:
        word = _word_at(line, place)
        counts[word] += 1
        articles.setdefault(word, set()).add(line["id"])
    return [
        {"value": word, "n": n, "articles": len(articles[word])}
        for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if word
    ]


def in_order(lines: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    """Lines sorted by a word beside the node, by the node, by date or by id."""
    if order in ("date", "id"):
        return sorted(lines, key=lambda line: str(line[order]))
    return sorted(lines, key=lambda line: _word_at(line, order))


def _word_at(line: dict[str, Any], place: str) -> str:
    """The folded word at a place beside the node; the node itself; empty past the end."""
    if place == "node":
        return fold(line["node"])
    n = int(place[1:])
    words = line["left" if place[0] == "L" else "right"].split()
    found = words[-n : len(words) - n + 1] if place[0] == "L" else words[n - 1 : n]
    return fold(found[0]).strip("\"'“”.,;:!?()") if found else ""
