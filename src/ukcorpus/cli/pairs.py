"""What ``claims --disputed`` and ``--same`` share: the claims asked for, and one as JSON."""

from typing import Any, NamedTuple

from ukcorpus.cli.shared import State
from ukcorpus.cli.unit_options import unit_request
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.statements import Statement
from ukcorpus.store.reader import StoreReader


class Asked(NamedTuple):
    """The claims that a question is about, and where they lie."""

    store: StoreReader
    rows: frozenset[int] | None
    """None where there was no question: all of them."""


def asked(state: State, given: dict[str, Any]) -> Asked:
    """The claims that satisfy the query and the filters in ``given``."""
    request = unit_request("claim", given, state)
    corpus = Corpus(state.settings, state.now)
    rows = None
    if request.is_asked:
        rows = frozenset(unit.row for unit in corpus.units("claim", request))
    return Asked(corpus.view.store, rows)


def note_rest(state: State, shown: int, found: int) -> None:
    """Say how many are left."""
    if shown < found:
        state.note(f"{shown} of {found:,}.  More: --limit -1")


def side(statement: Statement) -> dict[str, Any]:
    """One statement as JSON has it."""
    claim = statement.claim
    return {
        "locator": statement.locator,
        "stance": claim.stance,
        "speaker": statement.who,
        "anonymous": claim.speaker.kind == "anonymous",
        "text": statement.text,
        "when": claim.when,
        "period": claim.period.edtf if claim.period else "",
        "lang": statement.lang,
        "date": statement.date,
        "article": statement.article,
        "id": claim.id,
    }
