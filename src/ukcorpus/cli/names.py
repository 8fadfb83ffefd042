"""``people``, ``places`` and ``orgs``: one command three times."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from ukcorpus.cli.asking import ask, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.naming import NamedEntity, Names
from ukcorpus.corpus.reasons import why_merged
from ukcorpus.render import Row

COLUMNS = ("name", "articles", "mentions", "variants", "id")
REASONS = ("name", "one", "other", "score", "reason", "id")
KINDS = {"people": "person", "places": "place", "orgs": "org"}


def names_command(name: str, help_text: str) -> click.Command:
    """The command ``name`` of ``KINDS``."""

    def names(state: State, **given: Any) -> int:
        return _names(state, KINDS[name], **given)

    names.__doc__ = help_text
    names.__name__ = name
    decorated: Callable[..., Any] = query_options(names)
    decorated = click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")(
        decorated
    )
    decorated = click.option("--variants", is_flag=True, help="On a terminal: every spelling.")(
        decorated
    )
    decorated = click.option("--why", is_flag=True, help="Why names are one: pair by pair.")(
        decorated
    )
    return command(name, COLUMNS, ("kind", "key", *REASONS))(decorated)


def _names(
    state: State, what: str, *, variants: bool, why: bool, limit: int | None, **given: Any
) -> int:
    request = request_of(given, state, limit=0)
    corpus = Corpus(state.settings, state.now)
    asked = request.is_asked
    answer = ask(state, corpus, request) if asked else None
    found = corpus.entities(what, answer.numbers if answer else None)
    shown = state.limit(limit)
    cut = found if shown is None else found[:shown]
    if why:
        asked_for = named_as(corpus, what, " ".join(request.words))
        cut = [entity for entity in found if entity.id in asked_for] or cut
        reasons = list(why_merged(corpus.view.store, cut))
        if not reasons:
            state.note("nothing to explain: each has one name")
        return emit(state._replace(exit_zero=True), reasons, REASONS, _list_reasons)
    code = emit(
        state._replace(exit_zero=state.exit_zero or not asked),
        map(_row, cut),
        COLUMNS,
        lambda terminal, rows: _list(terminal, rows, variants),
    )
    if len(cut) < len(found):
        state.note(f"{len(cut)} of {len(found):,}.  More: --limit -1")
    return code


def named_as(corpus: Corpus, kind: str, words: str) -> set[str]:
    """The entities that a query of words names: of them it is asked why, not of all beside them."""
    plain = words.removeprefix("=").strip('"')
    return set(Names(corpus.view.store, lambda _: True).ids(kind, plain)) if plain else set()


def _row(entity: NamedEntity) -> Row:
    return {
        "name": entity.name, "articles": entity.articles, "mentions": entity.mentions,
        "variants": entity.variants, "id": entity.id, "kind": entity.kind, "key": entity.key,
    }  # fmt: skip


def _list_reasons(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [
        [
            terminal.clean(row["name"]),
            terminal.clean(f"{row['one']} = {row['other']}" if row["other"] else row["one"]),
            f"{row['score']:.2f}",
            terminal.clean(row["reason"]),
        ]
        for row in rows
    ]
    columns(terminal, cells, ["title", "", "count", "dim"])


def _list(terminal: Terminal, rows: Iterable[Row], variants: bool) -> None:
    from ukcorpus.cli.lists import columns

    columns(terminal, list(_cells(terminal, rows, variants)), ["title", "count", "dim", "dim"])


def _cells(terminal: Terminal, rows: Iterable[Row], variants: bool) -> Iterator[list[str]]:
    for row in rows:
        n = row["articles"]
        spellings = (
            " · ".join(f"{form} {n}" for form, n in row["variants"].items()) if variants else ""
        )
        yield [
            terminal.clean(row["name"]),
            f"{n} article" + ("" if n == 1 else "s"),
            str(row["mentions"]),
            terminal.clean(spellings),
        ]
