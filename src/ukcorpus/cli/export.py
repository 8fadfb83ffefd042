"""``ukcorpus export``."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ukcorpus import __version__
from ukcorpus.cli import claims, figures, quotes
from ukcorpus.cli.asking import query_options, request_of
from ukcorpus.cli.shared import State, command, prepare_output
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.article import article_json
from ukcorpus.corpus.files import replace_file
from ukcorpus.corpus.requests import Request
from ukcorpus.errors import UsageError
from ukcorpus.render import Options, Renderer, Row, renderer
from ukcorpus.render.jsonl import compact

REFERENCES = ("bibtex", "ris")
OF_ARTICLES = (*REFERENCES, "conllu")
BINARY = {"sqlite": "a SQLite file", "parquet": "a Parquet file"}
FORMATS = ("csv", "tsv", "json", "jsonl", "md", *REFERENCES, "xml", "conllu", *BINARY)
RECORDS = ("articles", "claims", "quotes", "figures")
ARTICLE_COLUMNS = ("id", "date", "lang", "title", "source", "words", "path", "sha256")


@command("export", (), rows=False)
@query_options
@click.option("--to", "to", type=click.Choice(FORMATS), default="jsonl", help="Form of the file.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to; - is standard output.")
@click.option(
    "--records", type=click.Choice(RECORDS), help="Which records; articles, or all in SQLite."
)
@click.option("--with-text", is_flag=True, help="The text of each article too.")
def export(state: State, **given: Any) -> int:
    """Write the records that match QUERY, or all, to a file; streaming and without a cap.

    \b
    ukcorpus export Kharkiv --to csv -o kharkiv.csv
    ukcorpus export Kharkiv --to bibtex >> references.bib
    ukcorpus export --to jsonl --with-text | gzip > corpus.jsonl.gz
    ukcorpus export --records figures --to csv -o figures.csv
    ukcorpus export 'lang:nl' --to sqlite -o dutch.db
    ukcorpus export --records claims --to parquet -o claims.parquet

    A file gets a FILE.meta.json beside it: query, index generation, version, count; BibTeX,
    XML, CoNLL-U, SQLite and Parquet hold the same inside. A date that is not certain goes to
    the note of a reference, never to its year. Parquet needs pyarrow:
    pip install 'ukcorpus[parquet]'
    """
    to, output, asked = given.pop("to"), given.pop("output"), given.pop("records")
    with_text = given.pop("with_text")
    if to in OF_ARTICLES and asked not in (None, "articles"):
        raise UsageError(f"{to} holds articles, not {asked}", hint="--to csv, jsonl or sqlite")
    if to in BINARY and output == "-":
        raise UsageError(f"{BINARY[to]} needs a name", hint="-o FILE")
    request = request_of(given, state, everything=True, sort="id")
    job = _Job(Corpus(state.settings, state.now), request, state, with_text)
    kinds = (asked,) if asked else (RECORDS if to == "sqlite" else ("articles",))
    if output == "-":
        prepare_output()
        _write(job, to, kinds[0], sys.stdout)
        return 0
    path = Path(output)
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder", hint="mkdir it first")
    counts = job.to_file(path, to, kinds)
    meta = job.provenance(counts)
    replace_file(path.with_name(path.name + ".meta.json"), compact(meta) + "\n")
    said = " · ".join(
        f"{n:,} {kind.removesuffix('s') if n == 1 else kind}" for kind, n in counts.items()
    )
    state.note(f"{said} written to {path}")
    return 0


command = export


class _Job:
    """What to export."""

    def __init__(self, corpus: Corpus, request: Request, state: State, with_text: bool) -> None:
        self.corpus = corpus
        self.request = request
        self.state = state
        self.with_text = with_text

    def to_file(self, path: Path, to: str, kinds: tuple[str, ...]) -> dict[str, int]:
        """Write the file whole, or leave what was there; how many of each kind."""
        partial = path.with_name(path.name + ".part")
        partial.unlink(missing_ok=True)
        try:
            if to == "sqlite":
                counts = self._to_sqlite(partial, kinds)
            elif to == "parquet":
                counts = {kinds[0]: self._to_parquet(partial, kinds[0])}
            else:
                # RIS has line ends of its own; everything else ends lines in LF.
                with partial.open("w", encoding="utf-8", newline="") as file:
                    counts = {kinds[0]: _write(self, to, kinds[0], file)}
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        return counts

    def _to_sqlite(self, path: Path, kinds: tuple[str, ...]) -> dict[str, int]:
        from ukcorpus.render.sqlite import write_tables

        tables = {}
        for kind in kinds:
            rows, columns = self.rows(kind)
            tables[kind] = (columns, rows)
        facts = ({"key": key, "value": value} for key, value in self.provenance({}).items())
        counts = write_tables(path, tables | {"meta": (("key", "value"), facts)})
        return {kind: counts[kind] for kind in kinds}

    def _to_parquet(self, path: Path, kind: str) -> int:
        from ukcorpus.render.parquet import write_table

        rows, columns = self.rows(kind)
        if kind == "articles":
            columns = (*columns, "date.start", "date.end")
        try:
            return write_table(path, columns, rows, self.provenance({}))
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "pyarrow":
                raise
            raise UsageError(
                "Parquet needs pyarrow, which is not installed",
                hint="pip install 'ukcorpus[parquet]'",
            ) from None

    def texts(self) -> Iterator[Row]:
        """The articles with their sentences."""
        from ukcorpus.corpus.sentences import article_sentences

        answer = self.corpus.search(self.request)
        self.state.notes(answer.notes)
        return (article_sentences(self.corpus.record(f.row.number)) for f in answer.found)

    def rows(self, kind: str) -> tuple[Iterable[Row], tuple[str, ...]]:
        """The records of a kind, as they come, and the columns of their table."""
        corpus, request = self.corpus, self.request
        if kind == "articles":
            answer = corpus.search(request)
            self.state.notes(answer.notes)
            wanted = ("text",) if self.with_text else ()
            rows = (article_json(corpus, found.row.number, wanted) for found in answer.found)
            return rows, (*ARTICLE_COLUMNS, *wanted)
        if kind == "figures":
            return map(figures.row_of, corpus.units("figure", request)), figures.COLUMNS
        if kind == "quotes":
            return map(quotes.row_of, corpus.units("quote", request)), quotes.COLUMNS
        return map(claims.row_of, corpus.units("claim", request)), claims.COLUMNS

    def provenance(self, counts: dict[str, int]) -> dict[str, Any]:
        """Where the records come from, for whoever finds the file in ten years."""
        from ukcorpus.corpus.answering import whole_clause

        said: dict[str, Any] = {
            "query": str(whole_clause(self.request, [])),
            "records": " ".join(counts) or "articles",
            "count": sum(counts.values()),
            "counts": counts,
            "index_generation": self.corpus.view.engine.generation,
            "program": f"ukcorpus {__version__}",
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        return said if counts else {k: said[k] for k in said if not k.startswith(("count", "rec"))}


def _write(job: _Job, to: str, kind: str, out: Any) -> int:
    if to == "conllu":
        from ukcorpus.render.conllu import write_conllu

        counted = _Counted(job.texts())
        write_conllu(counted, out, job.provenance({}))
        return counted.count
    rows, columns = job.rows(kind)
    counted = _Counted(rows)
    if to == "xml":
        from ukcorpus.render.xml import write_xml

        write_xml(kind.removesuffix("s"), counted, out, job.provenance({}))
        return counted.count
    if to == "bibtex":  # the one table of references with comments that no reader trips over
        for key, value in job.provenance({}).items():
            out.write(f"% {key}: {' '.join(str(value).split())}\n")
        out.write("\n")
    _renderer(to).write(counted, columns, out, Options(header=True))
    return counted.count


def _renderer(to: str) -> Renderer:
    if to in REFERENCES:
        made: Renderer = import_module(f"ukcorpus.render.{to}").RENDERER
        return made
    return renderer(to)


class _Counted:
    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row
