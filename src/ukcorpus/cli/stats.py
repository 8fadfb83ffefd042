"""``ukcorpus stats``."""

from collections.abc import Iterable, Mapping
from typing import Any

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.statistics import statistics
from ukcorpus.render import Row

COLUMNS = ("key", "value")
FIELDS = (
    "articles", "words", "bytes", "lang", "dates", "quotes", "claims", "figures", "people",
    "places", "orgs", "missing", "generation", "largest",
)  # fmt: skip


@command("stats", COLUMNS, FIELDS)
def stats(state: State) -> int:
    """What is in the corpus.

    \b
    ukcorpus stats --json articles,words,lang
    """
    facts = statistics(Corpus(state.settings, state.now))
    if state.format in ("json", "jsonl"):
        # One object, not a list of one: these are facts of the whole corpus.
        from ukcorpus.cli.shared import prepare_output
        from ukcorpus.render.jsonl import compact, selected

        prepare_output()
        print(compact(selected(facts, state.options)))
        return 0
    rows = [{"key": key, "value": value} for key, value in facts.items()]
    return emit(state._replace(exit_zero=True), rows, COLUMNS, lambda t, r: _list(t, r, facts))


command = stats


def _list(terminal: Terminal, rows: Iterable[Row], facts: Mapping[str, Any]) -> None:
    for _ in rows:
        pass
    languages = ", ".join(f"{code} {n:,}" for code, n in facts["lang"].items())
    dates = facts["dates"]
    terminal.line(
        f"{facts['articles']:,} articles · {facts['words']:,} words · {facts['bytes']:,} bytes · "
        f"{languages} · dates: {dates['explicit']:,} explicit, {dates['inferred']:,} inferred, "
        f"{dates['unknown']:,} unknown"
    )
    names = ("quotes", "claims", "figures", "people", "places", "orgs")
    terminal.line(" · ".join(f"{name} {facts[name]:,}" for name in names))
    largest = facts["largest"]
    if largest:
        biggest = f"largest {largest['id'][:4]} ({largest['words']:,} words)"
        terminal.line(f"{biggest}   index generation {facts['generation']}")
