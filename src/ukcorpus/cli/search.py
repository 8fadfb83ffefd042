"""``ukcorpus search``."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ukcorpus.cli.asking import passages_option, query_options, request_of, why_nothing
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import SORTS, Answer, Found, Request
from ukcorpus.errors import UsageError
from ukcorpus.render import Row

if TYPE_CHECKING:
    from ukcorpus.cli.terminal import Terminal

COLUMNS = ("id", "date", "lang", "hits", "title", "path")
FIELDS = ("score", "source", "member", "words", "missing", "segment", "matched", "locators")


@command("search", COLUMNS, FIELDS)
@query_options
@passages_option
@click.option("--all", "everything", is_flag=True, help="Every article, without a query.")
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first so many.")
@click.option("--sort", type=click.Choice(SORTS), default="score", help="Order of articles.")
@click.option("--collapse", is_flag=True, help="Of near-duplicates only the best.")
@click.option("--count", is_flag=True, help="Only how many.")
@click.option("--snippets", type=click.IntRange(0), help="Lines with hits to show of each.")
@click.option("--all-hits", is_flag=True, help="All lines with hits.")
@click.option("--facets", metavar="FIELDS", default="", help="Counts below the hits: lang,person.")
@click.option("--fresh", is_flag=True, help="Read what changed in the files first.")
@click.option("--allow-old", is_flag=True, help="Read an index of an older schema as it is.")
@click.option("--tui", is_flag=True, help="In the full-screen browser: ukcorpus help browse.")
def search(state: State, **given: Any) -> int:
    """Find the articles that match QUERY, best first.

    \b
    ukcorpus search Kharkiv
    ukcorpus search '"cross-border assault" OR incursion*' --lang en
    ukcorpus search 'person:Kuleba -person:Lavrov' --json id,title,date.edtf
    ukcorpus search troops --after 2022-01 --before 2022-02 -l | wc -l
    ukcorpus help query    ·    docs/query-language.md
    """
    request = _request(given, state)
    corpus = Corpus(state.settings, state.now, allow_old=given["allow_old"])
    if given["fresh"]:
        _refresh(state, corpus)
    if given["tui"]:
        from ukcorpus.cli.browse import open_browser

        return open_browser(state, request._replace(everything=True))
    answer = _collapsed(state, corpus, request) if given["collapse"] else corpus.search(request)
    state.notes(answer.notes)
    _note_stale(state, corpus)
    if request.limit == 0:
        print(answer.total)
        return 0 if answer.total or state.exit_zero else 1
    if not answer.total:
        why_nothing(state, corpus, request)
    lines = None if given["all_hits"] else _or_setting(given["snippets"], state)
    code = emit(
        state,
        article_rows(corpus, answer, state),
        COLUMNS,
        lambda terminal, rows: list_articles(terminal, rows, corpus, answer, lines),
    )
    _summary(state, answer, "passage" if request.passages else "article")
    for name in given["facets"].replace(",", " ").split():
        _facet(state, corpus, name, request)
    return code


command = search


def _request(given: dict[str, Any], state: State) -> Request:
    limit = 0 if given["count"] else state.limit(given["limit"])
    request = request_of(
        given, state, everything=given["everything"], limit=limit, offset=given["offset"],
        sort=given["sort"],
    )  # fmt: skip
    if given["collapse"] and request.passages:
        raise UsageError("--collapse is of articles, --passages of their parts", hint="One of them")
    return request


def _collapsed(state: State, corpus: Corpus, request: Request) -> Answer:
    from ukcorpus.corpus.copies import collapsed

    whole = corpus.search(request._replace(limit=None, offset=0))
    answer = collapsed(corpus.view.store, whole, request.offset, request.limit)
    if answer.total < whole.total:
        more = whole.total - answer.total
        state.note(f"{more:,} cop{'y' if more == 1 else 'ies'} left out (ukcorpus dupes)")
    return answer


def _or_setting(snippets: int | None, state: State) -> int:
    return int(state.settings["snippets"]) if snippets is None else snippets


def article_rows(corpus: Corpus, answer: Answer, state: State) -> Iterator[Row]:
    """Rows as JSON has them; what needs the record is made only when it will be seen."""
    json_out = state.format in ("json", "jsonl")
    wanted = {field.partition(".")[0] for field in state.options.fields}
    deep = bool(wanted & {"date", "matched", "locators"}) if wanted else json_out
    for found in answer.found:
        row = _row(found)
        if state.is_list:
            row["number"], row["place"] = found.row.number, found.segment
        if deep:
            row |= _deep(corpus, found, answer)
        yield row


def _row(found: Found) -> dict[str, Any]:
    row = found.row
    return {
        "id": row.id, "date": row.date, "lang": row.lang, "hits": found.hits, "title": row.title,
        "path": row.path, "score": round(found.score, 4), "source": row.source,
        "member": row.member, "words": row.words, "missing": row.missing,
        "segment": found.segment or "",
    }  # fmt: skip


def _deep(corpus: Corpus, found: Found, answer: Answer) -> dict[str, Any]:
    marked = corpus.marked(found.row.number, answer, segment=found.segment)
    published = marked.record.published
    period = published.period
    return {
        "date": {
            "edtf": published.edtf,
            "start": period.start.isoformat() if period and period.start else None,
            "end": period.end.isoformat() if period and period.end else None,
            "precision": published.precision,
            "confidence": published.confidence,
            "method": published.method,
        },
        "matched": marked.matched(),
        "locators": [f"{found.row.id[:4]}:L{line.line}" for line in marked.lines()],
    }


def list_articles(
    terminal: "Terminal", rows: Iterable[Row], corpus: Corpus, answer: Answer, lines: int | None
) -> None:
    from ukcorpus.cli.lists import article_lines

    room = max(
        (4 + len(f"/{found.segment}") * bool(found.segment) for found in answer.found), default=4
    )
    for row in rows:
        marked = corpus.marked(row["number"], answer, segment=row["place"])
        article_lines(terminal, row, marked, lines, room_for_id=room)


def _summary(state: State, answer: Answer, unit: str) -> None:
    shown = len(answer.found)
    if not answer.total or not (state.is_list or shown < answer.total):
        return
    of = f"{shown} of " if shown < answer.total else ""
    of += f"{answer.total:,} {unit}" + ("" if answer.total == 1 else "s")
    more = "  More: --limit -1" if shown < answer.total else ""
    query = answer.query if "'" not in answer.query else "QUERY"
    hits = f", {answer.hits:,} hit{'' if answer.hits == 1 else 's'}" if answer.hits else ""
    state.note(f"{of}{hits}.{more}  Narrow: ukcorpus facets person '{query}'")


def _facet(state: State, corpus: Corpus, name: str, request: Request) -> None:
    from ukcorpus.cli.facets import counted_beside, first_values, rows_of

    for row in rows_of(first_values(counted_beside(corpus, name, request), 10)):
        state.note(f"{row['field']:<10} {row['value']}  {row['articles']}")


def _refresh(state: State, corpus: Corpus) -> None:
    from ukcorpus.corpus.refreshing import refresh

    counts = refresh(corpus)
    said = [f"{counts[name]:,} {name}" for name in ("added", "changed", "missing", "rejected")
            if counts[name]]  # fmt: skip
    if said:
        state.note(f"note: index brought up to date: {' · '.join(said)}")


def _note_stale(state: State, corpus: Corpus) -> None:
    if corpus.view.store.is_old:
        state.note(
            "warning: an index of an older schema: what it does not know counts as absent"
            " (ukcorpus ingest --rebuild)"
        )
    changed = corpus.changed_files() if not state.quiet else 0
    if changed:
        files = "1 file" if changed == 1 else f"{changed} files"
        state.note(f"note: {files} changed since the index was built (ukcorpus ingest)")
