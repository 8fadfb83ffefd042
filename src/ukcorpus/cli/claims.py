"""``ukcorpus claims``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.shared import State, command
from ukcorpus.cli.terminal import Terminal, shortened
from ukcorpus.cli.units import show_units, speaker_name, unit_options, where
from ukcorpus.corpus.units import Unit
from ukcorpus.model.claims import Claim
from ukcorpus.render import Row

COLUMNS = (
    "locator", "stance", "speaker", "role", "anonymous", "via", "text", "answers", "date", "id",
)  # fmt: skip
FIELDS = (
    "at", "article", "lang", "segment", "type", "cue", "told_to", "hedge", "when", "period",
    "figures", "confidence", "rule", "zone", "spans",
)  # fmt: skip


@command("claims", COLUMNS, FIELDS)
@unit_options
@click.option("--stance", default="", help="assert, deny, nondenial, accuse, warn, demand …")
def claims(state: State, **given: Any) -> int:
    """Who is reported to have asserted, denied, warned … what.

    \b
    ukcorpus claims 'stance:deny'
    ukcorpus claims Kharkiv --speaker Biden
    A claim is an act of reporting; it is not a fact and carries no verdict.
    """
    given["extra"] = [("stance", given.pop("stance"))]
    return show_units(state, "claim", COLUMNS, row_of, _list, given)


command = claims


def row_of(unit: Unit) -> dict[str, Any]:
    """A claim as JSON has it."""
    claim = unit.what
    assert isinstance(claim, Claim)
    speaker = claim.speaker
    return {
        **where(unit, claim.spans[0].start, claim.spans[-1].end),
        "stance": claim.stance,
        "speaker": {
            "name": speaker_name(speaker),
            "as_written": speaker.as_written,
            "kind": speaker.kind,
            "resolved_by": speaker.resolved_by,
        },
        "role": speaker.role,
        "anonymous": speaker.kind == "anonymous",
        "via": list(claim.via),
        "text": " ".join(claim.content.split()),
        "answers": list(claim.answers),
        "type": claim.type,
        "cue": claim.cue.lemma,
        "told_to": claim.told_to,
        "hedge": list(claim.hedge),
        "when": claim.when,
        "period": claim.period.edtf if claim.period else "",
        "figures": list(claim.figures),
        "confidence": claim.confidence,
        "rule": claim.rule,
        "zone": claim.zone,
        "spans": [[span.start, span.end] for span in claim.spans],
    }


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    for row in rows:
        speaker = row["speaker"]["name"] or "(no speaker)"
        unnamed = " (anonymous)" if row["anonymous"] else ""
        role = f", {row['role']}" if row["role"] and row["role"] not in speaker else ""
        style = "deny" if row["stance"] == "deny" else "count"
        place, stance = f"{row['locator']:<10}", f"{row['stance']:<10}"
        who = f"{speaker}{unnamed}{role}"
        terminal.line(
            " ", (place, "id"), f" {row['lang']:<3} ", (stance, style), " ", (who, "title")
        )
        terminal.line(
            "     ", shortened(terminal.clean(row["text"]), terminal.width - 6, terminal.ellipsis)
        )
        if row["answers"]:
            terminal.line("     ", (f"answers {' '.join(row['answers'])}", "dim"))
