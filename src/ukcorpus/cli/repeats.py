"""``ukcorpus claims --same``: one utterance in several articles, and how its wording drifts."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ukcorpus.cli.pairs import asked, note_rest, side
from ukcorpus.cli.shared import State, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.render import Row

COLUMNS = (
    "group", "locator", "speaker", "lang", "date", "drift", "text", "gained", "lost", "id",
)  # fmt: skip


def show_repeats(state: State, given: dict[str, Any], limit: int | None) -> int:
    """Groups one of which, at least, satisfies the query; ``limit`` counts groups."""
    from ukcorpus.corpus.repeats import find_repeats

    found = find_repeats(*asked(state, given))
    shown = found if limit is None else found[:limit]
    versions = (
        {"group": v.group} | side(v.statement)
        | {"drift": v.drift, "gained": list(v.gained), "lost": list(v.lost)}
        for group in shown
        for v in group
    )  # fmt: skip
    code = emit(state, versions, COLUMNS, _list)
    note_rest(state, len(shown), len(found))
    return code


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    for _, group in groupby(rows, key=lambda row: row["group"]):
        versions = list(group)
        places = len({row["article"] for row in versions})
        terminal.line(
            " ", (terminal.clean(versions[0]["speaker"]), "title"),
            (f"  in {places} articles", "dim"),
        )  # fmt: skip
        for row in versions:
            drift = "" if row["drift"] is None else f"  drift {row['drift']:.2f}"
            terminal.line(
                "   ", (f"{row['locator']:<10}", "id"), f" {row['lang']:<3} ",
                (row["period"] or row["date"], "date"), (drift, "count"),
            )  # fmt: skip
            terminal.line("     ", terminal.clean(row["text"]))
