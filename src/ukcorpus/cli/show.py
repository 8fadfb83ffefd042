"""``ukcorpus show``."""

import re
import sys
from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.shared import State, command, emit, prepare_output
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import article_json, reasons
from ukcorpus.corpus.requests import Request
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
@click.option("--records", default="", metavar="LIST", help="What was found in it: claims,figures.")
@click.option("--plain", is_flag=True, help="On a terminal too: the bytes of the file.")
def show(state: State, **given: Any) -> int:
    """An article with what was found in it; in a pipe the bytes of its file.

    \b
    ukcorpus show d09a
    ukcorpus show d09a --why date
    ukcorpus show 62e9 --segment s18
    ukcorpus show 62e9:L284             or 62e9@19610+10, or 62e9/s18
    ukcorpus show 62e9 --records claims,figures
    ukcorpus search Kharkiv -l | ukcorpus show - --json
    """
    corpus = Corpus(state.settings, state.now)
    ids = [id_ for given_id in given["ids"] for id_ in _expanded(given_id)]
    numbers = [corpus.number(id_) for id_ in ids]
    if given["records"]:
        return _records(state, corpus, numbers, given["records"])
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
        elif (
            given["plain"] or not state.is_list or given["lines"] or given["segment"] or _part(id_)
        ):
            _bytes(corpus, record, id_, given["lines"], given["segment"])
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


def _part(locator: str) -> str:
    """What of the article a locator names: ``:L284``, ``@19610+10``, ``/s18``; else nothing."""
    return re.sub(r"\A[^:/@]*", "", locator)


def _records(state: State, corpus: Corpus, numbers: list[int], asked: str) -> int:
    """The claims, quotations and figures of these articles, as their own commands list them."""
    from ukcorpus.cli import claims, figures, quotes  # late: an article alone needs none of them
    from ukcorpus.cli.units import list_units

    known = {"claims": claims.FORM, "quotes": quotes.FORM, "figures": figures.FORM}
    kinds = asked.replace(",", " ").split()
    for kind in kinds:
        if kind not in known:
            raise UsageError(f'--records: no "{kind}" here', hint="claims, quotes, figures")
    if state.format == "json" and len(kinds) > 1:
        raise UsageError("one kind of record in one JSON array", hint="--jsonl takes several")
    ids = tuple(("id", corpus.record(number).id) for number in numbers)
    request = Request(filters=ids, everything=True)
    quiet = state._replace(exit_zero=True)
    return max(list_units(quiet, corpus, known[kind], request, None) for kind in kinds)


def _bytes(corpus: Corpus, record: Record, locator: str, lines: str, segment: str) -> None:
    """The file as it is; what stands in the record where the file is gone or holds many."""
    path = corpus.file(record.path)
    part = _part(locator)
    whole = not lines and not segment and not part
    if whole and not record.member and path.is_file() and record.format == "txt":
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())
        return
    prepare_output()
    text = _chosen(record, part, lines, segment)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _chosen(record: Record, part: str, lines: str, segment: str) -> str:
    """What the options ask for; where there are none, what the locator names."""
    if not lines and not segment and part[:1] == "@":
        start, _, length = part[1:].partition("+")
        if length.isdigit() and start.isdigit():
            return record.text[int(start) : int(start) + int(length)]
    if not lines and part[:1] == ":":
        lines = part[1:].removeprefix("L")
    segment = segment or (part[1:] if part[:1] == "/" else "")
    if segment:
        return _item(record, segment)
    if not lines:
        return record.text
    first, _, last = lines.partition("-")
    if not first.isdigit() or not (last or first).isdigit():
        raise UsageError(f"{lines}: not lines", hint="As in --lines 20-40 or 62e9:L20")
    return "\n".join(record.text.splitlines()[int(first) - 1 : int(last or first)])


def _item(record: Record, segment: str) -> str:
    found = [s for s in record.segments if s.id == segment]
    if not found:
        ids = [s.id for s in record.segments]
        listed = f"{ids[0]}…{ids[-1]}" if ids else "none"
        raise UsageError(f"no segment {segment} in {record.id[:4]}", hint=f"There are: {listed}")
    return record.text[found[0].start : found[0].end]


def _unused(_: Terminal, __: Iterable[Row]) -> None:
    """Lists go another way."""
