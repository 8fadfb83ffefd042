"""``ukcorpus colloc``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.asking import ask, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.words import MEASURES, Keyword, collocates
from ukcorpus.render import Row

COLUMNS = ("word", "n", "expected", "score", "articles")


@command("colloc", COLUMNS)
@query_options
@click.option(
    "--window", type=click.IntRange(1, 50), default=5, show_default=True, help="Words on each side."
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Only words that stand there so often.",
)
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    default="ll",
    help="ll: log-likelihood (sure); pmi: mutual information (exclusive).",
)
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")  # fmt: skip
def colloc(state: State, **given: Any) -> int:
    """Words that stand near the hits of QUERY more often than elsewhere in the corpus.

    \b
    ukcorpus colloc troops
    ukcorpus colloc 'invasion OR incursion' --window 3 --measure pmi
    ukcorpus colloc =Kyiv --lang en --csv > kyiv.csv

    n: found near a hit; expected: what chance would give; articles: in how many.
    """
    window, least, measure = given.pop("window"), given.pop("least"), given.pop("measure")
    limit = given.pop("limit")
    corpus = Corpus(state.settings, state.now)
    answer = ask(state, corpus, request_of(given, state, sort="id"))
    found = collocates(corpus, answer, window, least, measure)
    return emit(state, keyword_rows(state, found, limit), COLUMNS, list_keywords)


command = colloc


def keyword_rows(state: State, found: list[Keyword], limit: int | None) -> list[Row]:
    """The first of them as rows, as many as are asked for; says so if there are more."""
    shown = found[: state.limit(limit)]
    if len(shown) < len(found):
        state.note(f"{len(shown)} of {len(found):,} words.  More: --limit -1")
    return [word._asdict() for word in shown]


def list_keywords(terminal: Terminal, rows: Iterable[Row]) -> None:
    """Words with their scores as bars."""
    from ukcorpus.cli.lists import bar, columns

    shown = list(rows)
    most = max((row["score"] for row in shown), default=1)
    cells = [["word", "n", "expected", "articles", "score", ""]] if shown else []
    for row in shown:
        numbers = (f"{row['n']:,}", f"{row['expected']:,.1f}", f"{row['articles']:,}")
        length = bar(terminal, int(row["score"] * 100), int(most * 100), 20)
        cells.append([terminal.clean(row["word"]), *numbers, f"{row['score']:,.1f}", length])
    columns(terminal, cells, ["title", "count", "", "", "count", "id"])
