"""``ukcorpus kwic``."""

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ukcorpus.cli.asking import ask, passages_option, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.concordance import ORDERS, PLACES, concordance, grouped, in_order
from ukcorpus.errors import UsageError
from ukcorpus.render import Row

COLUMNS = ("locator", "left", "node", "right", "date", "lang", "id")
FIELDS = ("at", "path", "title", "source")
GROUP_COLUMNS = ("value", "n", "articles")

_EXPAND = re.compile(r"[+±]?([0-9]{1,3})([sp])\Z")


@command("kwic", COLUMNS, (*FIELDS, *GROUP_COLUMNS))
@query_options
@passages_option
@click.option("--width", type=click.IntRange(1), default=40, help="Characters on each side.")
@click.option("--context", type=click.Choice(["width", "sentence", "paragraph"]), default="width")
@click.option("--expand", metavar="+Ns|+Np", help="N more sentences or paragraphs on each side.")
@click.option("--group", type=click.Choice(PLACES), help="Count the words at this place.")
@click.option("--sort", type=click.Choice(ORDERS), help="L1 R1: by the word before, after.")
@click.option("--sample", type=click.IntRange(1), help="So many lines, at random.")
@click.option("--seed", type=int, default=0, help="Of the sample: the same seed, the same lines.")
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")
def kwic(state: State, **given: Any) -> int:
    """Every hit in its line of text, one under the other.

    \b
    ukcorpus kwic 'incursion*' --width 34
    ukcorpus kwic 'incursion*' --context sentence --sort R1 --tsv
    ukcorpus kwic Kharkiv --expand +2s
    ukcorpus kwic troops --group L1             which words stand before it
    """
    width, context = given.pop("width"), given.pop("context")
    context, more = _expanded(given.pop("expand"), context)
    group = given.pop("group")
    if group:
        context = "paragraph"  # whole words, however long
    order, sample, seed = given.pop("sort"), given.pop("sample"), given.pop("seed")
    limit = given.pop("limit")
    corpus = Corpus(state.settings, state.now)
    answer = ask(state, corpus, request_of(given, state, sort="id"))
    lines: Iterable[dict[str, Any]] = concordance(corpus, answer, context, width, more)
    if sample:
        found = list(lines)
        lines = [
            found[i]
            for i in sorted(random.Random(seed).sample(range(len(found)), min(sample, len(found))))
        ]
    if group:
        return emit(state, _cut(grouped(lines, group), limit), GROUP_COLUMNS, _list_groups)
    if order:
        lines = in_order(list(lines), order)
    return emit(state, _cut(lines, limit), COLUMNS, lambda t, rows: _list(t, rows, width))


command = kwic


def _expanded(expand: str | None, context: str) -> tuple[str, int]:
    """The context, and how many more of it, that ``+2s`` or ``+1p`` asks for."""
    if not expand:
        return context, 0
    match = _EXPAND.match(expand)
    if match is None:
        raise UsageError(
            f'--expand: "{expand}" is no such number', hint="+2s sentences, +1p paragraphs"
        )
    return "sentence" if match[2] == "s" else "paragraph", int(match[1])


def _cut(lines: Iterable[dict[str, Any]], limit: int | None) -> Iterator[Row]:
    for i, line in enumerate(lines):
        if limit is not None and 0 <= limit <= i:
            return
        yield line


def _list(terminal: Terminal, rows: Iterable[Row], width: int) -> None:
    room = min(width, max(10, (terminal.width - 30) // 2))
    for row in rows:
        left, right = terminal.clean(row["left"])[-room:], terminal.clean(row["right"])[:room]
        node = (f"{terminal.left}{terminal.clean(row['node'])}{terminal.right}", "hit")
        terminal.line((f"{row['locator']:<12}", "id"), f"{left:>{room}}", node, right)


def _list_groups(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import bar, columns

    shown = list(rows)
    most = max((row["n"] for row in shown), default=1)
    columns(
        terminal,
        [[terminal.clean(r["value"]), str(r["n"]), bar(terminal, r["n"], most)] for r in shown],
        ["", "count", "id"],
    )
