"""``ukcorpus verify``."""

from collections.abc import Iterable

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.verification import Proof
from ukcorpus.render import Row

COLUMNS = ("status", "locator", "kind", "expected", "found")
DIFFERENT = 5


@command("verify", COLUMNS)
def verify(state: State) -> int:
    """Prove that files, texts and every stored span are as they were; exit code 5 if not."""
    corpus = Corpus(state.settings, state.now)
    proof = Proof(corpus)
    rows = [difference._asdict() for difference in proof.differences()]
    emit(state, rows, COLUMNS, _list)
    generation = corpus.view.engine.generation
    if not rows:
        state.note(
            f"{proof.files:,} files unchanged since generation {generation} · "
            f"{proof.claims:,} claims, {proof.figures:,} figures, {proof.mentions:,} names: "
            "every span stands at its place"
        )
    return DIFFERENT if rows else 0


command = verify


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    columns(
        terminal,
        [[terminal.clean(str(row[c])) for c in COLUMNS] for row in rows],
        ["deny", "id", "", "dim", "dim"],
    )
