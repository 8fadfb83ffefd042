"""``ukcorpus claims``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.shared import State, command
from ukcorpus.cli.terminal import Terminal
from ukcorpus.cli.unit_options import unit_options
from ukcorpus.cli.units import Form, list_limit, place, show_units, where
from ukcorpus.corpus.units import Unit
from ukcorpus.model.claims import Claim
from ukcorpus.render import Row
from ukcorpus.render.layout import shortened

COLUMNS = (
    "locator", "stance", "speaker", "role", "anonymous", "via", "text", "answers", "date", "id",
)  # fmt: skip
FIELDS = (
    "at", "article", "lang", "segment", "type", "cue", "told_to", "venue", "hedge", "when",
    "period", "figures", "confidence", "rule", "zone", "spans", "reason", "score", "group",
    "drift", "gained", "lost",
)  # fmt: skip


@command("claims", COLUMNS, FIELDS)
@unit_options
@click.option("--disputed", "mode", flag_value="disputed", help="Denials beside what they deny.")
@click.option("--same", "mode", flag_value="same", help="One utterance in several articles.")
def claims(state: State, **given: Any) -> int:
    """Who is reported to have asserted, denied, warned … what.

    \b
    ukcorpus claims 'stance:deny'
    ukcorpus claims Kharkiv --speaker Biden --said-after 2022-02
    ukcorpus claims --by-kind anonymous --about Putin --min 1000 --unit troops
    ukcorpus claims --disputed 'about:Russia'
    ukcorpus claims --same --speaker Blinken
    A claim is an act of reporting; it is not a fact and carries no verdict.
    """
    mode = given.pop("mode")
    if mode == "disputed":
        from ukcorpus.cli.disputes import show_disputes

        return show_disputes(state, given, list_limit(state, given.pop("limit")))
    if mode == "same":
        from ukcorpus.cli.repeats import show_repeats

        return show_repeats(state, given, list_limit(state, given.pop("limit")))
    return show_units(state, FORM, given)


command = claims


def row_of(unit: Unit) -> dict[str, Any]:
    """A claim as JSON has it."""
    claim = unit.what
    assert isinstance(claim, Claim)
    speaker = claim.speaker
    known = unit.speaker()
    return {
        **where(unit, claim.spans[0].start, claim.spans[-1].end),
        "stance": claim.stance,
        "speaker": {
            "id": known.id,
            "name": known.name,
            "as_written": speaker.as_written,
            "kind": speaker.kind,
            "role": speaker.role,
            "anonymous": speaker.kind == "anonymous",
            "org": speaker.affiliation,
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
        "venue": claim.venue,
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
        at, stance = f"{row['locator']:<10}", f"{row['stance']:<10}"
        who = f"{speaker}{unnamed}{role}"
        terminal.line(" ", (at, "id"), f" {row['lang']:<3} ", (stance, style), " ", (who, "title"))
        terminal.line(
            "     ", shortened(terminal.clean(row["text"]), terminal.width - 6, terminal.ellipsis)
        )
        for answered in _answered(row["unit_of_list"]):
            answer_line(terminal, answered)


def _answered(unit: Unit) -> list[Unit]:
    claim = unit.what
    assert isinstance(claim, Claim)
    known = {other.id: other for other in unit.record.claims}
    return [unit._replace(what=known[id_]) for id_ in claim.answers if id_ in known]


def answer_line(terminal: Terminal, unit: Unit) -> None:
    """The claim that another one answers, on one line below it."""
    claim = unit.what
    assert isinstance(claim, Claim)
    speaker = unit.speaker().name or "(no speaker)"
    unnamed = " (anonymous)" if claim.speaker.kind == "anonymous" else ""
    arrow = "<=" if terminal.state.ascii else "⇐"
    head = f"{arrow} answers  {place(unit)}  {claim.stance}  {terminal.clean(speaker)}{unnamed}  "
    room = max(10, terminal.width - 5 - len(head))
    terminal.line(
        "     ", (head, "dim"),
        shortened(terminal.clean(" ".join(claim.content.split())), room, terminal.ellipsis),
    )  # fmt: skip


FORM = Form("claim", COLUMNS, row_of, _list)
