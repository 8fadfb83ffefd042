"""The page of one article on a terminal."""

from collections.abc import Iterator

from ukcorpus.cli.lists import columns
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import PLURAL, QUIET_LABELS
from ukcorpus.corpus.naming import named_entities
from ukcorpus.model.names import KINDS
from ukcorpus.model.records import Record

SHOWN = 12
"""Names of a kind that are listed."""


def article_page(terminal: Terminal, corpus: Corpus, number: int) -> None:
    """Facts, names, claims and figures, then the text with its line numbers."""
    record = corpus.record(number)
    terminal.line((terminal.clean(record.title), "title"))
    columns(terminal, [*_facts(record), *_names(terminal, corpus, number)], ["dim", ""])
    terminal.line("")
    _text(terminal, record)


def _facts(record: Record) -> Iterator[list[str]]:
    published, language = record.published, record.language
    others = sorted({other.code for other in language.others}) if language.mixed else []
    code = "".join([language.code, " +" if others else "", "+".join(others)])
    yield ["id", record.id]
    status = f"({published.status}, {published.confidence:.2f})"
    yield ["date", f"{published.edtf or 'unknown'} {status}"]
    yield ["language", f"{code} ({language.confidence:.2f})"]
    yield ["source", record.source or "(not named)"]
    yield ["file", f"{record.path}{'!' + record.member if record.member else ''}"]
    found = f"claims {len(record.claims)}   figures {len(record.figures)}"
    yield ["words", f"{record.words:,}   {found}"]


def _names(terminal: Terminal, corpus: Corpus, number: int) -> Iterator[list[str]]:
    for kind in KINDS:
        entities = named_entities(corpus.view.store, kind, [number])
        named = " · ".join(f"{terminal.clean(e.name)} {e.mentions}" for e in entities[:SHOWN])
        more = f" · {len(entities) - SHOWN} more" if len(entities) > SHOWN else ""
        yield [PLURAL[kind], named + more or "none"]


def _text(terminal: Terminal, record: Record) -> None:
    from rich.text import Text  # late, as in terminal.py

    segments = {segment.line: segment.id for segment in record.segments}
    for line in record.lines:
        text = terminal.clean(record.text[line.start : line.end])
        heading = "title" if line.label in ("title", "heading") else ""
        style = "dim" if line.label in QUIET_LABELS else heading
        place = terminal.link(f"{line.number:>5} ", record.path, line.number)
        rows = Text(text, style=style).wrap(terminal.console, max(20, terminal.width - 11))
        mark = segments.get(line.number, "")
        terminal.line(place, (f"{mark:<4}", "id"), rows[0] if rows else "")
        for row in rows[1:]:
            terminal.line(" " * 10, row)
