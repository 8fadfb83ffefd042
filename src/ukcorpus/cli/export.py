"""``ukcorpus export``."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ukcorpus import __version__
from ukcorpus.cli import claims, figures, quotes
from ukcorpus.cli.search import query_options, request_of
from ukcorpus.cli.shared import State, command, prepare_output
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import article_json
from ukcorpus.corpus.requests import Request
from ukcorpus.render import Options, Row, renderer
from ukcorpus.render.jsonl import compact

FORMATS = ("csv", "tsv", "json", "jsonl", "md")
ARTICLE_COLUMNS = ("id", "date", "lang", "title", "source", "words", "path", "sha256")


@command("export", (), rows=False)
@query_options
@click.option("--to", "to", type=click.Choice(FORMATS), default="jsonl", help="Form of the file.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - is standard output.")
@click.option(
    "--records", type=click.Choice(("articles", "claims", "quotes", "figures")), default="articles"
)
@click.option("--with-text", is_flag=True, help="The text of each article too.")
def export(state: State, **given: Any) -> int:
    """Write the records that match QUERY, or all, to a file; streaming and without a cap.

    \b
    ukcorpus export Kharkiv --to csv -o kharkiv.csv
    ukcorpus export --to jsonl --with-text | gzip > corpus.jsonl.gz
    ukcorpus export --records figures --to csv -o figures.csv
    A file gets a FILE.meta.json beside it: query, index generation, version, count.
    """
    to, output, kind = given.pop("to"), given.pop("output"), given.pop("records")
    with_text = given.pop("with_text")
    request = request_of(given, state, everything=True, sort="id")
    corpus = Corpus(state.settings, state.now)
    rows, columns = _rows(corpus, request, kind, with_text, state)
    if output == "-":
        prepare_output()
        renderer(to).write(rows, columns, sys.stdout, Options(header=True))
        return 0
    path = Path(output)
    counted = _Counted(rows)
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        renderer(to).write(counted, columns, file, Options(header=True))
    partial.replace(path)
    meta = _provenance(corpus, request, kind, counted.count)
    path.with_name(path.name + ".meta.json").write_text(compact(meta) + "\n", encoding="utf-8")
    state.note(f"{counted.count:,} {kind} written to {path}")
    return 0


command = export


def _rows(
    corpus: Corpus, request: Request, kind: str, with_text: bool, state: State
) -> tuple[Iterable[Row], tuple[str, ...]]:
    if kind == "articles":
        answer = corpus.search(request)
        state.notes(answer.notes)
        wanted = ("text",) if with_text else ()
        rows = (article_json(corpus, found.row.number, wanted) for found in answer.found)
        return rows, (*ARTICLE_COLUMNS, *wanted)
    if kind == "figures":
        return map(figures.row_of, corpus.units("figure", request)), figures.COLUMNS
    if kind == "quotes":
        return map(quotes.row_of, corpus.units("quote", request)), quotes.COLUMNS
    return map(claims.row_of, corpus.units("claim", request)), claims.COLUMNS


def _provenance(corpus: Corpus, request: Request, kind: str, count: int) -> dict[str, Any]:
    from ukcorpus.corpus.answering import whole_clause

    return {
        "query": str(whole_clause(request, [])),
        "records": kind,
        "count": count,
        "index_generation": corpus.view.engine.generation,
        "program": f"ukcorpus {__version__}",
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
    }


class _Counted:
    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row
