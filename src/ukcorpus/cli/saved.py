"""``ukcorpus saved``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ukcorpus.cli import search
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.corpus.saved import (
    SavedSearch,
    find,
    forget,
    last_run,
    remember_run,
    save,
    saved_searches,
)
from ukcorpus.errors import UsageError
from ukcorpus.render import Row

if TYPE_CHECKING:
    from ukcorpus.corpus.requests import Answer

COLUMNS = ("name", "query", "note", "last_run")


@command("saved", COLUMNS, (*search.COLUMNS, *search.FIELDS))
@click.argument("action", type=click.Choice(["list", "add", "run", "rm"]), default="list")
@click.argument("words", nargs=-1, metavar="[NAME] [QUERY]")
@click.option("--note", default="", metavar="TEXT", help="Kept beside the query.")
@click.option("--new", "only_new", is_flag=True, help="run: only what the last run did not find.")
@click.option("-n", "--limit", type=int, help="run: at most so many; -1 for all.")
def saved(
    state: State, action: str, words: tuple[str, ...], note: str, only_new: bool, limit: int | None
) -> int:
    """Searches with a name: @NAME stands for its query in every other query.

    \b
    ukcorpus saved add kharkiv 'Kharkiv person:Biden' --note 'for the weekly'
    ukcorpus search '@kharkiv lang:en'
    ukcorpus saved run kharkiv --new         what is new since it was last run
    ukcorpus saved list
    ukcorpus saved rm kharkiv

    Kept in knowledge/saved.toml; when each was last run and what it found, in the index.
    """
    if action == "list":
        return _listing(state)
    if not words or (action in ("run", "rm") and len(words) > 1):
        raise UsageError(f"saved {action} takes one name", hint="ukcorpus saved --help")
    if action == "add":
        return _add(state, words[0].removeprefix("@"), words[1:], note)
    if action == "rm":
        gone = forget(state.settings, words[0])
        state.note(f"@{gone.name} is no longer saved; it was: {gone.query}")
        return 0
    return _run(state, words[0], only_new, state.limit(limit))


command = saved


def _add(state: State, name: str, words: tuple[str, ...], note: str) -> int:
    if not any(word.strip() for word in words):
        raise UsageError("say what to search for", hint=f"ukcorpus saved add {name} 'QUERY'")
    # As the words of a command line are read: an argument with blanks is one clause.
    from ukcorpus.corpus.answering import whole_clause

    query = words[0] if len(words) == 1 else str(whole_clause(Request(words=words), []))
    before = save(state.settings, SavedSearch(name, query, note))
    if before and before.query != query:
        state.note(f"@{name} was: {before.query}")
    state.note(f"saved.  Run it: ukcorpus search @{name}")
    return 0


def _listing(state: State) -> int:
    rows = [
        one._asdict() | {"last_run": last_run(state.settings, one.name).at}
        for one in saved_searches(state.settings.root).values()
    ]
    return emit(state._replace(exit_zero=True), rows, COLUMNS, _list)


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [
        [
            "@" + row["name"],
            terminal.clean(row["query"]),
            terminal.clean(row["note"]),
            f"last run {row['last_run']}" if row["last_run"] else "never run",
        ]
        for row in rows
    ]
    columns(terminal, cells, ["title", "", "dim", "dim"])


def _run(state: State, name: str, only_new: bool, limit: int | None) -> int:
    one = find(state.settings.root, name)
    corpus = Corpus(state.settings, state.now)
    answer = corpus.search(Request(words=(f"@{one.name}",)))
    state.notes(answer.notes)
    shas = dict(corpus.view.store.column("sha256", answer.numbers))
    known = last_run(state.settings, one.name)
    pairs = {found.row.number: (found.row.id, shas[found.row.number]) for found in answer.found}
    shown = [f for f in answer.found if not only_new or pairs[f.row.number] not in known.found]
    cut = answer._replace(found=shown[:limit])
    code = emit(
        state,
        search.article_rows(corpus, cut, state),
        search.COLUMNS,
        lambda terminal, rows: search.list_articles(terminal, rows, corpus, cut, 3),
    )
    remember_run(state.settings, one.name, frozenset(pairs.values()))
    _say(state, cut, len(shown), known.at if only_new else "")
    return code


def _say(state: State, answer: "Answer", shown: int, since: str) -> None:
    of = f"{len(answer.found)} of " if len(answer.found) < shown else ""
    what = f"new since {since}" if since else "shown"
    matching = f"{answer.total:,} match" + ("es" if answer.total == 1 else "")
    state.note(f"{of}{shown:,} {what} · {matching} {answer.query}")
