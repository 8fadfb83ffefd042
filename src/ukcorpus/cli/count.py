"""``ukcorpus count``."""

from typing import Any

from ukcorpus.cli.asking import ask, passages_option, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus

COLUMNS = ("n",)


@command("count", COLUMNS)
@query_options
@passages_option
def count(state: State, **given: Any) -> int:
    """The number of articles, or of passages, that match QUERY, exactly; exit code 1 when it is 0.

    \b
    ukcorpus count 'troops border' --lang en
    """
    corpus = Corpus(state.settings, state.now)
    answer = ask(state, corpus, request_of(given, state, limit=0))
    code = emit(state, [{"n": answer.total}], COLUMNS, _list)
    return code if answer.total or state.exit_zero else 1


command = count


def _list(terminal: Terminal, rows: Any) -> None:
    for row in rows:
        terminal.line(str(row["n"]))
