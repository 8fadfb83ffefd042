"""``ukcorpus ingest``."""

import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.building import finish
from ukcorpus.corpus.ingestion import Ingestion
from ukcorpus.corpus.outcomes import Outcome
from ukcorpus.corpus.paths import relative
from ukcorpus.render import Row

COLUMNS = ("status", "id", "path", "lang", "date", "words", "note")
FIELDS = ("segments", "quotes")
PARTIAL = 5
SILENT = frozenset(("unchanged",))


@command("ingest", COLUMNS, FIELDS)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--glob", default="", metavar="PATTERN", help="Which files of a folder to read.")
@click.option("--encoding", default="", metavar="NAME", help="Of all text files, as cp1251.")
@click.option("--rebuild", is_flag=True, help="Read everything anew.")
@click.option("--prune", is_flag=True, help="Drop articles whose file is gone.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--wait", type=float, default=0.0, metavar="SECONDS", help="Wait for another writer.")
@click.option("--jobs", type=int, default=0, metavar="N", help="Processes; 0 is one a core.")
def ingest(state: State, paths: tuple[Path, ...], **given: Any) -> int:
    """Parse articles into records and index them; only what changed is read again.

    \b
    ukcorpus ingest seeds/            a folder
    ukcorpus ingest                   the folders of the last time
    ukcorpus ingest dump.jsonl.gz     many articles in one file
    ukcorpus ingest --jsonl | head    one record per input
    """
    glob, rebuild, prune = given["glob"], given["rebuild"], given["prune"]
    state.settings.give("encoding", given["encoding"])
    corpus = Corpus(state.settings, state.now)
    chosen = paths or tuple(corpus.default_paths())
    for path in chosen:
        if str(path) != "-" and not path.exists():
            raise click.UsageError(f"{path}: no such file or folder")
    if given["dry_run"]:
        from ukcorpus.corpus.dry_run import planned

        rows = planned(corpus.settings, chosen, glob=glob, prune=prune)
        return emit(state._replace(exit_zero=True), map(_row, rows), COLUMNS, _list)
    with corpus.ingestion(rebuild=rebuild, wait=given["wait"], jobs=given["jobs"]) as run:
        report = _Report(state, run)
        outcomes = report.watch(run.run(chosen, glob=glob, prune=prune or rebuild))
        try:
            closed = _written(state, outcomes)
            finish(run, rebuild=rebuild)
        except KeyboardInterrupt:
            report.stopped()
            raise
        report.close()
    if closed:
        raise BrokenPipeError
    return PARTIAL if run.counts["rejected"] or run.counts["missing"] else 0


command = ingest


def _written(state: State, outcomes: Iterator[Outcome]) -> bool:
    """Do the work and write what comes of it; whether the reader has closed the pipe meanwhile."""
    try:
        emit(state._replace(exit_zero=True), map(_row, outcomes), COLUMNS, _list)
    except BrokenPipeError:  # who reads may have enough; the work is not done
        deque(outcomes, maxlen=0)
        return True
    return False


def _row(outcome: Outcome) -> Row:
    row = outcome._asdict()
    del row["record"]
    return row


def _list(_: Terminal, rows: Any) -> None:
    """On a terminal the report on standard error is enough: what happened to most is the same."""
    for _row_seen in rows:
        pass


class _Report:
    """What people are told, on standard error."""

    def __init__(self, state: State, run: Ingestion) -> None:
        self.state = state
        self.run = run
        self.done = 0
        self.words = 0
        self.languages: Counter[str] = Counter()
        self.dated: Counter[str] = Counter()
        self.shown = 0

    def watch(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.done += 1
            if outcome.record:
                self.words += outcome.words
                self.languages[outcome.lang] += 1
                self._date(outcome)
            if outcome.status in ("rejected", "missing", "removed") or (
                outcome.note and outcome.status not in SILENT
            ):
                self.state.note(f"  {outcome.status} {outcome.path}  {outcome.note}")
            self._progress()
            yield outcome

    def _date(self, outcome: Outcome) -> None:
        record = outcome.record
        assert record is not None
        published = record.published
        self.dated[published.status] += 1
        rejected = [e for e in published.evidence if e.verdict == "rejected"]
        if rejected and self.shown < 5:
            self.shown += 1
            found = f"{outcome.date or 'unknown'} ({published.confidence:.2f})"
            why = f"why: ukcorpus show {outcome.id[:4]} --why date"
            self.state.note(
                f"  {outcome.id[:4]}  date: {rejected[0].says} rejected → {found}   {why}"
            )

    def _progress(self) -> None:
        if self.done % 100 == 0 and sys.stderr.isatty() and not self.state.quiet:
            print(f"\r{self.done:,} read …", end="", file=sys.stderr, flush=True)

    def stopped(self) -> None:
        """After Ctrl-C: how far it came, and that nothing is lost."""
        run = self.run
        done = f"stopped; {run.files_done:,} of {run.files:,} files done"
        done += ", index unchanged (still generation"
        self.state.note(f"{done} {run.writer.generation}).  Run it again to continue")

    def close(self) -> None:
        counts = self.run.counts
        if sys.stderr.isatty() and self.done >= 100 and not self.state.quiet:
            print("\r", end="", file=sys.stderr)
        if self.words:
            languages = ", ".join(f"{n:,} {lang}" for lang, n in self.languages.most_common(6))
            total = sum(self.languages.values())
            self.state.note(f"{total:,} articles read · {languages} · {self.words:,} words")
            stated = self.dated["explicit"]
            inferred = self.dated["inferred"] + self.dated["conflict"]
            unknown = self.dated["unknown"]
            self.state.note(
                f"dates: {stated:,} stated · {inferred:,} inferred · {unknown:,} unknown"
            )
        said = [
            f"{counts['added'] + counts['renamed']:,} added"
            if not counts["renamed"]
            else f"{counts['added']:,} added · {counts['renamed']:,} renamed",
            f"{counts['changed']:,} changed",
            f"{counts['removed'] + counts['missing']:,} removed",
            f"{counts['unchanged articles']:,} unchanged",
        ]
        if counts["rejected"]:
            said.append(f"{counts['rejected']:,} rejected")
        self.state.note(" · ".join(said))
        if counts["corrected articles"]:
            self.state.note(
                f"knowledge/ changed: names of {counts['corrected articles']:,} updated"
            )
        if self.words:
            where = relative(self.state.settings.index, Path.cwd())
            self.state.note(f"Index ready in {where}.  Try: ukcorpus search Kharkiv")
