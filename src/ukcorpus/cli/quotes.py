"""``ukcorpus quotes``."""

from collections.abc import Iterable
from typing import Any

from ukcorpus.cli.claims import row_of as claim_row
from ukcorpus.cli.shared import State, command
from ukcorpus.cli.terminal import Terminal
from ukcorpus.cli.unit_options import unit_options
from ukcorpus.cli.units import Form, show_units
from ukcorpus.corpus.units import Unit
from ukcorpus.render import Row

COLUMNS = ("locator", "speaker", "verb", "quote_type", "text", "date", "id")
FIELDS = (
    "at",
    "article",
    "lang",
    "segment",
    "role",
    "anonymous",
    "via",
    "told_to",
    "venue",
    "when",
    "spans",
)


@command("quotes", COLUMNS, FIELDS)
@unit_options
def quotes(state: State, **given: Any) -> int:
    """Verbatim speech with its speakers.

    \b
    ukcorpus quotes 'speaker:Kuleba "apocalyptic predictions"'
    """
    return show_units(state, FORM, given)


command = quotes


def row_of(unit: Unit) -> dict[str, Any]:
    row = claim_row(unit)
    row |= {"verb": row["cue"], "quote_type": row["type"]}
    return {name: row[name] for name in (*COLUMNS, *FIELDS)}


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    for row in rows:
        speaker = row["speaker"]["name"] or "(no speaker)"
        said = [speaker, *(f"via {via}" for via in row["via"]), row["when"]]
        terminal.line(
            " ", (f"{row['locator']:<10}", "id"), "  ", (", ".join(filter(None, said)), "title")
        )
        terminal.line("     ", terminal.clean(row["text"]))


FORM = Form("quote", COLUMNS, row_of, _list)
