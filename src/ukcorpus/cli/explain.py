"""``ukcorpus explain``."""

import sys
from collections.abc import Iterator
from typing import Any

from ukcorpus.cli.asking import query_options, request_of
from ukcorpus.cli.shared import State, command, prepare_output
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.search.explain import Node

COLUMNS: tuple[str, ...] = ()


@command("explain", COLUMNS, rows=False)
@query_options
def explain(state: State, **given: Any) -> int:
    """What QUERY means here: its clauses, what each finds, and how words were expanded.

    \b
    ukcorpus explain 'Zelensky NEAR/10 Biden -lang:nl'
    """
    corpus = Corpus(state.settings, state.now)
    node = corpus.explain(request_of(given, state))
    prepare_output()
    with Terminal(state) as terminal:
        for branch, label, count in _lines(node, terminal.state.ascii):
            terminal.line((branch, "dim"), label, "   ", (count, "count"))
    sys.stdout.flush()
    return 0


command = explain


def _lines(
    node: Node, ascii_only: bool, branch: str = "", below: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Branch, label and count of a node and of all below it."""
    mark = ""
    if node.empties:
        mark = f"   ← this clause empties the result; without it: {node.without:,}"
    yield branch, node.label, f"{_counted(node)}{mark}"
    for word in node.words:
        spellings: dict[str, int] = {}
        for form in word.forms:
            spellings[form.spelling] = spellings.get(form.spelling, 0) + form.count
        if len(spellings) > 1 or word.names:
            shown = " · ".join(f"{text} {n:,}" for text, n in list(spellings.items())[:12])
            more = f" · {len(spellings) - 12} more" if len(spellings) > 12 else ""
            yield below + "     ", f"as written: {shown}{more}", ""
    bars = ("|- ", "`- ", "|  ") if ascii_only else ("├─ ", "└─ ", "│  ")
    for i, child in enumerate(node.children):
        last = i == len(node.children) - 1
        yield from _lines(
            child,
            ascii_only,
            below + (bars[1] if last else bars[0]),
            below + ("   " if last else bars[2]),
        )


def _counted(node: Node) -> str:
    articles = f"{node.articles:,} article" + ("" if node.articles == 1 else "s")
    return f"{articles}, {node.hits:,} hits" if node.hits else articles
