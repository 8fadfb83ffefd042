"""``ukcorpus silence``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.asking import ask, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.silence import Share, Silent, anonymous_shares, never_quoted
from ukcorpus.render import Row

COLUMNS = ("name", "articles", "mentions", "claims", "id")
SHARES = ("source", "lang", "claims", "anonymous", "share")


@command("silence", COLUMNS, SHARES)
@query_options
@click.option("--anonymous", is_flag=True, help="Share of unnamed speakers by outlet and language.")
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")
def silence(state: State, **given: Any) -> int:
    """People often spoken of and never quoted; with --anonymous, how much unnamed people say.

    \b
    ukcorpus silence
    ukcorpus silence Kharkiv --lang en
    ukcorpus silence --anonymous
    The column claims counts what others are reported to have said of them.
    """
    limit = state.limit(given.pop("limit"))
    shares = given.pop("anonymous")
    request = request_of(given, state, limit=0)
    corpus = Corpus(state.settings, state.now)
    asked = request.is_asked
    answer = ask(state, corpus, request) if asked else None
    numbers = answer.numbers if answer else None
    store = corpus.view.store
    rows: list[Row] = (
        [_share(share) for share in anonymous_shares(store, numbers)]
        if shares
        else [_silent(person) for person in never_quoted(store, numbers)]
    )
    shown = rows if limit is None else rows[:limit]
    code = emit(state, shown, SHARES if shares else COLUMNS, _shares if shares else _people)
    if len(shown) < len(rows):
        state.note(f"{len(shown)} of {len(rows):,}.  More: --limit -1")
    return code


command = silence


def _silent(person: Silent) -> Row:
    return person._asdict()


def _share(share: Share) -> Row:
    return share._asdict() | {"share": share.share}


def _people(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [
        [
            terminal.clean(row["name"]),
            f"{row['articles']} article" + ("" if row["articles"] == 1 else "s"),
            f"{row['mentions']} named",
            f"in {row['claims']} claims",
        ]
        for row in rows
    ]
    columns(terminal, cells, ["title", "count", "count", "dim"])


def _shares(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import bar, columns

    cells = [
        [
            terminal.clean(row["source"]) or "(no outlet)",
            row["lang"],
            f"{row['anonymous']} of {row['claims']}",
            f"{100 * row['share']:.0f}%",
            bar(terminal, row["anonymous"], row["claims"]),
        ]
        for row in rows
    ]
    columns(terminal, cells, ["title", "", "count", "count", "id"])
