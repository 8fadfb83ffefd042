"""``ukcorpus tag``."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from ukcorpus.cli.arguments import JsonOption
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.errors import UnknownArticle, UsageError
from ukcorpus.render import Row

COLUMNS = ("id", "tag")
_MINUS = "\0"
"""Marks ``-tag`` until Click is through with the options."""

_REMOVAL = re.compile(r"-[^\W\d_][\w.:/]+[\w.:/-]*")
_ID = re.compile(r"[0-9a-fA-F]{4,}(~[0-9]+)?([:@/].*)?")


@command("tag", COLUMNS)
@click.argument("words", nargs=-1, metavar="list | +TAG -TAG… QUERY|IDS")
def tag(state: State, words: tuple[str, ...]) -> int:
    """Tag articles: those with these ids, or those that match a query.

    \b
    ukcorpus tag +checked -todo d09a a8d3
    ukcorpus tag +kharkiv -- Kharkiv person:Biden
    ukcorpus search troops -l | ukcorpus tag +troops -
    ukcorpus tag list
    ukcorpus search 'tag:checked'        ukcorpus facets tag

    Kept in knowledge/tags.tsv, one line of id and tag; it survives every rebuild. A tag has
    two letters or more.
    """
    corpus = Corpus(state.settings, state.now)
    if words == ("list",):
        return _listing(state)
    signs = [word for word in words if word[:1] in ("+", _MINUS)]
    rest = words[len(signs) :]
    if not signs or list(words[: len(signs)]) != signs or not rest:
        raise UsageError(
            "say which tags, then which articles", hint="ukcorpus tag +checked -- d09a"
        )
    from ukcorpus.corpus.tags import change

    ids = _ids(corpus, rest)
    add = [sign[1:] for sign in signs if sign[0] == "+"]
    remove = [sign[1:] for sign in signs if sign[0] == _MINUS]
    if not ids:
        state.note("no article matches; nothing tagged")
        return 0 if state.exit_zero else 1
    counts = change(state.settings, ids, add, remove)
    said = " · ".join(f"{sign} {n:,}" for sign, n in counts.items())
    state.note(f"{len(ids):,} article{'' if len(ids) == 1 else 's'}: {said} changed")
    return 0


def _minus_first(args: list[str]) -> list[str]:
    """``-other`` before the articles is a tag to take away, not a cluster of options."""
    ready: list[str] = []
    for at, arg in enumerate(args):
        if arg == "--":
            return ready + args[at:]
        ready.append(_MINUS + arg[1:] if _REMOVAL.fullmatch(arg) and arg != "-vv" else arg)
    return ready


assert isinstance(tag, JsonOption)
tag.prepared = _minus_first
command = tag


def _ids(corpus: Corpus, words: tuple[str, ...]) -> list[str]:
    if words == ("-",):
        words = tuple(sys.stdin.read().replace("\0", "\n").split())
        if not words:
            return []
    store = corpus.view.store
    if all(_ID.fullmatch(word) for word in words):
        try:
            rows = store.rows(corpus.number(word) for word in words)
        except UnknownArticle:
            if not _is_word(corpus, words):
                raise
        else:
            return sorted(row.id for row in rows.values())
    answer = corpus.search(Request(words=words, limit=0))
    return sorted(row.id for row in store.rows(answer.numbers).values())


def _is_word(corpus: Corpus, words: tuple[str, ...]) -> bool:
    """``dead`` and ``beef`` may be ids, and are words of some corpus."""
    return len(words) == 1 and bool(corpus.search(Request(words=words, limit=0)).total)


def _listing(state: State) -> int:
    from ukcorpus.corpus.tags import tags_in

    pairs = sorted((id_, tag) for tag, ids in tags_in(state.settings.root).items() for id_ in ids)
    rows: Iterator[Row] = ({"id": id_, "tag": tag} for id_, tag in pairs)
    return emit(state._replace(exit_zero=True), rows, COLUMNS, _list)


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    counts = Counter(row["tag"] for row in rows)
    cells = [
        [terminal.clean(tag), f"{n:,} article{'' if n == 1 else 's'}"]
        for tag, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    columns(terminal, cells, ["title", "count"])
