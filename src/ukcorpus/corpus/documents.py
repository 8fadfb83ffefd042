"""Records as a search engine takes them: words with their positions."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ukcorpus.model.records import Record
from ukcorpus.search.engines import Document
from ukcorpus.text.paragraphs import HARD_WRAPPED
from ukcorpus.text.tokens import Token, tokens
from ukcorpus.text.words import term

if TYPE_CHECKING:
    from ukcorpus.store.writer import StoreWriter


def record_tokens(record: Record, *, furniture: bool = False) -> list[Token]:
    """The words of a record; a title that does not stand in the text comes first."""
    outside = "" if record.title_span or "no_title" in record.flags else record.title
    wrapped = HARD_WRAPPED in record.flags
    return tokens(record.text, record.lines, title=outside, furniture=furniture, wrapped=wrapped)


def word_at(record: Record, token: Token) -> str:
    """The word as written; negative places are in a title outside the text."""
    if token.start < 0:
        return record.title[token.start + len(record.title) + 1 : token.end + len(record.title) + 1]
    return record.text[token.start : token.end]


def count_quotations(record: Record) -> int:
    """How many passages are quoted word for word, in all lines."""
    from ukcorpus.text.quotes import find_quotations  # late: only ingest counts them

    text = record.text
    return sum(
        quotation.verbatim
        for line in record.lines
        for quotation in find_quotations(text, line.start, line.end)
    )


def document(number: int, record: Record) -> Document:
    """One record for the engine."""
    from ukcorpus.corpus.runs import runs_of  # late: only ingest makes documents

    found = record_tokens(record, furniture=True)
    terms = [term(word_at(record, token)) for token in found]
    return Document(number, found, terms, runs_of(record, found))


def documents(writer: "StoreWriter", numbers: Iterable[int], generation: int) -> Iterator[Document]:
    """These records as ``generation`` has them, one at a time."""
    from ukcorpus.store.recurrence import marked  # late: only ingest makes documents

    for number in numbers:
        record = marked(writer.execute, number, writer.record(number), generation)
        yield document(number, record)
