"""The sentences of an article with all their tokens, punctuation too."""

from collections.abc import Iterator
from typing import Any

from ukcorpus.model.articles import ZONE_OF
from ukcorpus.model.records import Record
from ukcorpus.text.paragraphs import HARD_WRAPPED, join_lines
from ukcorpus.text.sentences import find_sentences
from ukcorpus.text.words import find_words


def article_sentences(record: Record) -> dict[str, Any]:
    """An article as CoNLL-U has it: what it is, and its ``sentences``."""
    return {
        "id": record.id,
        "title": record.title,
        "date": record.published.edtf,
        "lang": record.language.code,
        "path": record.path,
        "sha256": record.sha256,
        "sentences": sentences(record),
    }


def sentences(record: Record) -> Iterator[dict[str, Any]]:
    """``{start, text, paragraph, tokens}`` of each sentence in lines that are searched.

    ``paragraph``: it is the first of one. ``tokens`` are spans of the article's text.
    """
    lines = join_lines(record.text, record.lines) if HARD_WRAPPED in record.flags else record.lines
    for line in lines:
        if line.label not in ZONE_OF:
            continue
        first = True
        for start, end in find_sentences(record.text, line.start, line.end):
            found = list(tokens(record.text, start, end))
            if found:
                text = record.text[start:end]
                yield {"start": start, "text": text, "paragraph": first, "tokens": found}
                first = False


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words as they are searched, and each other character that is no blank by itself."""
    at = start
    for low, high in [*find_words(text, start, end), (end, end)]:
        yield from ((place, place + 1) for place in range(at, low) if not text[place].isspace())
        if low < high:
            yield low, high
        at = high
