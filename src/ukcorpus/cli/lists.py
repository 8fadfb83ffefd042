"""How an article, a claim and a figure look in a list on a terminal."""

from typing import TYPE_CHECKING

from rich.text import Text

from ukcorpus.cli.terminal import Terminal
from ukcorpus.render import Row
from ukcorpus.render.layout import short_date, shortened, window

if TYPE_CHECKING:
    from ukcorpus.corpus.snippets import Marked


def article_lines(
    terminal: Terminal, row: Row, marked: "Marked", limit: int | None, *, room_for_id: int = 4
) -> None:
    """An article, or a passage, with its lines that have hits; ``limit`` None shows them all."""
    date = row["date"]
    edtf = date["edtf"] if isinstance(date, dict) else date
    exact = "/" not in edtf and len(edtf) == 10
    sign = " " if exact else ("?" if not edtf else ("~" if terminal.state.ascii else "≈"))
    shown_date = short_date(edtf, terminal.ellipsis)
    short = row["id"][:4] + (f"/{row['segment']}" if row.get("segment") else "")
    hits = f"{row['hits']} hit{'' if row['hits'] == 1 else 's'}" if row["hits"] else ""
    if terminal.narrow:
        terminal.line(" ", (short, "id"), "  ", (f"{shown_date} {sign}", "date"), "  ", row["lang"])
        terminal.line("  ", (terminal.clean(row["title"]), "title"))
        terminal.line("  ", (hits, "count"))
    else:
        room = max(20, terminal.width - 28 - room_for_id - len(hits))
        title = shortened(terminal.clean(row["title"]), room, terminal.ellipsis)
        terminal.line(
            " ", (f"{short:<{room_for_id}}", "id"), "  ", (f"{shown_date:<16} {sign}", "date"),
            " ", f"{row['lang']:<4}", (f"{title:<{room}}", "title"), " ", (hits, "count"),
        )  # fmt: skip
    if row["missing"]:
        terminal.line("   ", ("the file is gone", "dim"))
    snippet_lines(terminal, marked, limit)


def snippet_lines(terminal: Terminal, marked: "Marked", limit: int | None) -> None:
    """Lines with hits, each at its line number, and the numbers of those left out."""
    lines = marked.lines()
    shown = lines if limit is None else lines[:limit]
    for snippet in shown:
        place = f"L{snippet.line}"
        width = max(20, terminal.width - 10)
        text, marks = window(
            snippet.text, snippet.marks, width - 2 * len(terminal.left), terminal.ellipsis
        )
        link = terminal.link(f"{place:<5}", marked.record.path, snippet.line)
        terminal.line("   ", link, terminal.marked(text, marks))
    rest = lines[len(shown) :]
    if rest and shown:
        places = " ".join(f"L{line.line}" for line in rest[:12])
        more = f" {terminal.ellipsis}" if len(rest) > 12 else ""
        terminal.line("   ", (f"+{len(rest):<4}{places}{more}   --all-hits", "dim"))


def columns(terminal: Terminal, rows: list[list[str]], styles: list[str]) -> None:
    """Aligned columns; the last one takes what is left and is cut, never wrapped."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        parts: list[str | tuple[str, str] | Text] = []
        used = 0
        for i, (text, style) in enumerate(zip(row, styles, strict=True)):
            last = i == len(row) - 1
            shown = (
                shortened(text, max(10, terminal.width - used - 1), terminal.ellipsis)
                if last
                else text.ljust(widths[i])
            )
            parts += [(shown, style), "  "]
            used += widths[i] + 2
        terminal.line(*parts)


def bar(terminal: Terminal, count: int, most: int, width: int = 24) -> str:
    """A bar for a count."""
    block = "#" if terminal.state.ascii else "█"
    return block * max(1 if count else 0, round(width * count / max(most, 1)))
