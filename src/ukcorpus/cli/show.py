"""``ukcorpus show``."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.shared import State, command, emit, prepare_output
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import article_json, reasons
from ukcorpus.errors import UsageError
from ukcorpus.model.records import Record
from ukcorpus.render import Row

COLUMNS = ("id", "date", "lang", "title", "path")
FIELDS = (
    "sha256", "source", "title_locator", "people", "places", "orgs", "claims", "figures", "times",
    "segments", "words", "boilerplate", "kind", "authors", "agencies", "url", "flags", "encoding",
    "member", "text", "format_version",
)  # fmt: skip
REASONS = ("date", "language", "people", "places", "orgs")


@command("show", COLUMNS, FIELDS)
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--lines", metavar="N-M", default="", help="Only these lines.")
@click.option("--segment", default="", metavar="sN", help="Only this item of a live blog.")
@click.option("--why", type=click.Choice(REASONS), help="What it was concluded from.")
@click.option("--plain", is_flag=True, help="On a terminal too: the bytes of the file.")
def show(state: State, **given: Any) -> int:
    """An article with what was found in it; in a pipe the bytes of its file.

    \b
    ukcorpus show d09a
    ukcorpus show d09a --why date
    ukcorpus show 62e9 --segment s18
    ukcorpus show 62e9:L284
    ukcorpus search Kharkiv -l | ukcorpus show - --json
    """
    corpus = Corpus(state.settings, state.now)
    ids = [id_ for given_id in given["ids"] for id_ in _expanded(given_id)]
    numbers = [corpus.number(id_) for id_ in ids]
    if state.format in ("json", "jsonl", "csv", "tsv", "md", "ids", "paths", "plain"):
        wanted = state.options.fields
        rows = (article_json(corpus, number, wanted) for number in numbers)
        return emit(state, rows, COLUMNS, _unused)
    for id_, number in zip(ids, numbers, strict=True):
        record = corpus.record(number)
        if given["why"]:
            prepare_output()
            with Terminal(state) as terminal:
                for mark, text, verdict in reasons(corpus, number, given["why"]):
                    terminal.line("  ", (f"{mark} ", "dim"), text, "   ", (verdict, "dim"))
        elif given["plain"] or not state.is_list or given["lines"] or given["segment"]:
            _bytes(corpus, record, given["lines"] or _line_of(id_), given["segment"])
        else:
            from ukcorpus.cli.article import article_page

            with Terminal(state) as terminal:
                article_page(terminal, corpus, number)
    return 0


command = show


def _expanded(id_: str) -> list[str]:
    if id_ != "-":
        return [id_]
    text = sys.stdin.read()
    return [part for part in text.replace("\0", "\n").split("\n") if part.strip()]


def _line_of(id_: str) -> str:
    return id_.partition(":L")[2]


def _bytes(corpus: Corpus, record: Record, lines: str, segment: str) -> None:
    """The file as it is; what stands in the record where the file is gone or holds many."""
    path = corpus.file(record.path)
    whole = not lines and not segment
    if whole and not record.member and path.is_file() and record.format == "txt":
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())
        return
    prepare_output()
    text = record.text
    if segment:
        found = [s for s in record.segments if s.id == segment]
        if not found:
            listed = (
                f"{record.segments[0].id}…{record.segments[-1].id}" if record.segments else "none"
            )
            raise UsageError(
                f"no segment {segment} in {record.id[:4]}", hint=f"There are: {listed}"
            )
        text = text[found[0].start : found[0].end]
    elif lines:
        first, _, last = lines.partition("-")
        if not first.isdigit() or not (last or first).isdigit():
            raise UsageError(f"--lines {lines}: not lines", hint="As in 20-40")
        text = "\n".join(text.splitlines()[int(first) - 1 : int(last or first)])
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _unused(_: Terminal, __: Iterable[Row]) -> None:
    """Lists go another way."""
