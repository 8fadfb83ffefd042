"""The page of one article on a terminal."""

from ukcorpus.cli.lists import columns
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import PLURAL, QUIET_LABELS
from ukcorpus.corpus.naming import named_entities
from ukcorpus.model.names import KINDS


def article_page(terminal: Terminal, corpus: Corpus, number: int) -> None:
    """Facts, names, claims and figures, then the text with its line numbers."""
    record = corpus.record(number)
    published = record.published
    terminal.line((terminal.clean(record.title), "title"))
    date = f"{published.edtf or 'unknown'} ({published.status}, {published.confidence:.2f})"
    mixed = (
        " +" + "+".join(sorted({o.code for o in record.language.others}))
        if record.language.mixed
        else ""
    )
    facts = [
        ["id", record.id],
        ["date", date],
        ["language", f"{record.language.code}{mixed} ({record.language.confidence:.2f})"],
        ["source", record.source or "(not named)"],
        ["file", f"{record.path}{'!' + record.member if record.member else ''}"],
        [
            "words",
            f"{record.words:,}   claims {len(record.claims)}   figures {len(record.figures)}",
        ],
    ]
    for kind in KINDS:
        entities = named_entities(corpus.view.store, kind, [number])
        named = " · ".join(f"{terminal.clean(e.name)} {e.mentions}" for e in entities[:12])
        more = f" · {len(entities) - 12} more" if len(entities) > 12 else ""
        facts.append([PLURAL[kind], named + more or "none"])
    columns(terminal, facts, ["dim", ""])
    terminal.line("")
    from rich.text import Text  # late, as in terminal.py

    segments = {segment.line: segment.id for segment in record.segments}
    for line in record.lines:
        text = terminal.clean(record.text[line.start : line.end])
        mark = segments.get(line.number, "")
        style = (
            "dim"
            if line.label in QUIET_LABELS
            else ("title" if line.label in ("title", "heading") else "")
        )
        place = terminal.link(f"{line.number:>5} ", record.path, line.number)
        rows = Text(text, style=style).wrap(terminal.console, max(20, terminal.width - 11))
        terminal.line(place, (f"{mark:<4}", "id"), rows[0] if rows else "")
        for row in rows[1:]:
            terminal.line(" " * 10, row)
