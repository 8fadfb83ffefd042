"""``ukcorpus watch``."""

import shlex
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import click

from ukcorpus.cli import search
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Found, Request
from ukcorpus.corpus.saved import find
from ukcorpus.corpus.watching import Round, Stamps, locator, stamps, watch_round
from ukcorpus.errors import Locked, NoArticles, UsageError

PARTIAL = 5
FIELDS = ("id", "title", "locator", "path", "date", "lang")
"""What may stand in braces in ``--exec``."""


@command("watch", search.COLUMNS, search.FIELDS)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--saved", "name", metavar="NAME", help="Only new articles that this search finds.")
@click.option("--exec", "run", metavar="CMD", default="", help="Run for each: 'notify {title}'.")
@click.option("--glob", default="", metavar="PATTERN", help="Which files of a folder to read.")
@click.option("--every", type=click.FloatRange(0.1), default=2.0, metavar="SECONDS",
              help="How often to look; 2.")  # fmt: skip
@click.option("--once", is_flag=True, help="One look, then end.")
def watch(
    state: State,
    paths: tuple[Path, ...],
    name: str | None,
    run: str,
    glob: str,
    every: float,
    once: bool,
) -> int:
    """Ingest whatever comes or changes, until Ctrl-C, and print what is new.

    \b
    ukcorpus watch seeds/
    ukcorpus watch --saved kharkiv --exec 'notify-send {title} {locator}'
    ukcorpus watch --saved kharkiv --jsonl >> new.jsonl

    CMD is run without a shell, once for each new article; {id} {title} {locator} {path}
    {date} {lang} stand for what is known of it.
    """
    words = _command(run)
    corpus = Corpus(state.settings, state.now)
    chosen = paths or tuple(corpus.default_paths())
    for path in chosen:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
    if name:
        request = Request(words=(f"@{find(state.settings.root, name).name}",))
    else:
        request = Request(everything=True)
    state = state._replace(format="jsonl" if state.format == "json" else state.format)
    seen: Stamps | None = None
    while True:
        failed, seen = _look(state, corpus, chosen, glob, request, words, seen)
        if once:
            return PARTIAL if failed else 0
        time.sleep(every)


command = watch


def _look(
    state: State,
    corpus: Corpus,
    paths: Sequence[Path],
    glob: str,
    request: Request,
    words: list[str],
    seen: Stamps | None,
) -> tuple[int, Stamps | None]:
    """One round, if any file is other than ``seen``; how much failed, and what is seen now."""
    now = stamps(state.settings, paths, glob)
    if now == seen:
        return 0, seen
    try:
        done = watch_round(corpus, paths, glob, request)
    except (Locked, NoArticles) as error:
        state.note(f"note: {error.message}")
        return 1, None
    if done.answer.found:
        emit(
            state,
            search.article_rows(done.corpus, done.answer, state),
            search.COLUMNS,
            lambda terminal, rows: search.list_articles(
                terminal, rows, done.corpus, done.answer, 3
            ),
        )
        _flush()
    failed = [found for found in done.answer.found if words and not _ran(state, words, done, found)]
    return done.failed + len(failed), now


def _command(text: str) -> list[str]:
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(f"--exec: {error}", hint="--exec 'notify-send {title}'") from error
    return words


def _ran(state: State, words: list[str], done: Round, found: Found) -> bool:
    """Run the user's command. What articles say comes as arguments, never through a shell."""
    row = found.row
    known = dict(zip(FIELDS, (row.id, row.title, locator(done, found), row.path, row.date,
                              row.lang), strict=True))  # fmt: skip
    ready = [_filled(word, known) for word in words]
    try:
        code = subprocess.run(ready, cwd=state.settings.root, check=False).returncode
    except OSError as error:
        state.note(f"note: --exec: {ready[0]}: {error.strerror}")
        return False
    if code:
        state.note(f"note: --exec: {ready[0]} ended with code {code} for {row.id}")
    return not code


def _filled(word: str, known: dict[str, str]) -> str:
    import re

    return re.sub(r"\{(\w+)\}", lambda m: known.get(m.group(1), m.group()), word)


def _flush() -> None:
    import sys

    sys.stdout.flush()
