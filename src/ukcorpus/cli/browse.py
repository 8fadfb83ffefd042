"""``ukcorpus browse``, and ``search --tui``."""

import os
import sys
from pathlib import Path
from typing import Any

from ukcorpus.cli.asking import query_options, request_of
from ukcorpus.cli.shared import State, color_wanted, command
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.errors import UsageError


@command("browse", (), rows=False)
@query_options
def browse(state: State, **given: Any) -> int:
    """Search, count and read in a full-screen browser.

    \b
    ukcorpus browse
    ukcorpus browse Kharkiv --lang en
    ukcorpus search 'claim:(stance:deny)' --tui

    / types a query, Enter opens an article, Tab goes to the next pane, ? shows all keys, q
    leaves. The line at the bottom is always the command that prints what you see; y copies it,
    and it is what stays on the terminal in the end.

    Needs Textual: pip install 'ukcorpus[tui]'
    """
    return open_browser(state, request_of(given, state, everything=True))


command = browse


def open_browser(state: State, request: Request) -> int:
    """Browse, beginning with this request. Raises UsageError without a terminal or Textual."""
    if not color_wanted(state.color, os.environ, True):
        os.environ["NO_COLOR"] = "1"  # read by Textual
    try:
        from ukcorpus.render.browser.app import Browser
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        raise UsageError(
            "the browser needs Textual, which is not installed", hint="pip install 'ukcorpus[tui]'"
        ) from None
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("the browser needs a terminal", hint="In a pipe: ukcorpus search")
    from ukcorpus.corpus.browsing import Browsing
    from ukcorpus.render.browser.commands import Commands

    corpus = Corpus(state.settings, state.now)
    browser = Browser(Browsing(corpus, _in_one(request)), Commands(_where(state)))
    said = browser.run()
    if browser.failed:
        raise browser.failed
    if said:
        state.note(said)
    return browser.return_code or 0


def _in_one(request: Request) -> Request:
    """The request with its filters in the query, where they can be seen and changed."""
    from ukcorpus.corpus.answering import whole_clause
    from ukcorpus.search.query import Everything

    clause = whole_clause(request, [])
    words = () if isinstance(clause, Everything) else (str(clause),)
    return request._replace(words=words, filters=(), after="", before="", limit=None, offset=0)


def _where(state: State) -> str:
    """The corpus folder, unless the command finds it by itself from here."""
    from ukcorpus.config import find_root

    root = state.settings.root
    here = find_root(None, os.environ, Path.cwd())
    return "" if here.resolve() == root.resolve() else str(root)
