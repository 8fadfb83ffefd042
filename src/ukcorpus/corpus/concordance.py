"""Key word in context: every hit with the text on both sides."""

from collections.abc import Iterator
from typing import Any

from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Answer
from ukcorpus.model.articles import Line
from ukcorpus.model.records import Record
from ukcorpus.text.normal import fold
from ukcorpus.text.sentences import find_sentences

ORDERS = ("L1", "L2", "L3", "R1", "R2", "R3", "node", "date", "id")


def concordance(
    corpus: Corpus, answer: Answer, context: str, width: int
) -> Iterator[dict[str, Any]]:
    """A row a hit, in the order of the articles and of the text.

    ``context``: ``width`` characters on each side within the line, the ``sentence``, or the
    ``paragraph``; in the last two nothing is cut.
    """
    for found in answer.found:
        marked = corpus.marked(found.row.number, answer)
        record = marked.record
        for start, end in marked.spans:
            if start < 0:
                continue
            line = next(line for line in record.lines if line.start <= start < line.end)
            low, high = _bounds(record, line, start, end, context, width)
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


def in_order(lines: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    """Lines sorted by a word beside the node, by the node, by date or by id."""
    if order in ("date", "id"):
        return sorted(lines, key=lambda line: str(line[order]))
    if order == "node":
        return sorted(lines, key=lambda line: fold(line["node"]))
    n = int(order[1:])

    def word(line: dict[str, Any]) -> str:
        words = line["left" if order[0] == "L" else "right"].split()
        found = words[-n : len(words) - n + 1] if order[0] == "L" else words[n - 1 : n]
        return fold(found[0]).strip("\"'“”.,;:!?()") if found else ""

    return sorted(lines, key=word)
