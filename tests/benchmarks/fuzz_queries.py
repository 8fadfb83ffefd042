"""Generated queries against the specification: ``fuzz_queries.py FOLDER [--count N]``.

FOLDER is a corpus that has been ingested. Queries of every construct, nested, and garbage made
of the language's own pieces are drawn from the words and names of the corpus itself. Each is
answered by the index and, where it is compared (``--compare``, for small corpora), by
``find_hits`` on each record, one article at a time: the articles and the numbers of hits must
be the same. With ``--units`` it is put to claims, quotations and figures in turn, and compared
with ``find_hits`` on the words of each. ``--broad``: every plan is evaluated as those that stand
at very many positions. An error must be a ``QueryError`` that knows its place. What is slower
than ``--most`` seconds of processor time is listed, and the slowest twenty.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ukcorpus.config import load
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.answering import Question
from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.requests import Request
from ukcorpus.corpus.units import UnitKind, spans_of
from ukcorpus.errors import QueryError
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.model.records import Record
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.fields import FIELDS
from ukcorpus.search.matches import find_hits
from ukcorpus.text.tokens import Token
from ukcorpus.text.words import SEPARATOR, term

KINDS: tuple[UnitKind, ...] = ("claim", "quote", "figure")
NOW = date(2026, 1, 1)
PIECES = (
    '"', "“", "”", "«", "(", ")", "|", "&", "OR", "AND", "NOT", "or", "-", "--", "!", "NEAR/5",
    "NEAR/", "W/2", "BEFORE/3", "PRE/0", "/s", "/p", "ATLEAST/2(", "ATLEAST/x", "~", "~3", "~>2",
    "=", "*", "?", "/[a-z]+/", "/(/", "/(a+)+$/i", "title:", "lead:*", "person:", "foo:", "date:",
    "date:2022-02-30", "date:9..1", "n:>=", "n:abc", "lang:xx", "claim:(", "quote:", "figure:(n:>1",
    "@x", "@", "..", ">=", "\\", "'", "’", ":", "…", "\x00", "\u200b", "İ", "U.S.", "125,000",
    "14.000", "€500", "cross-border", "Biden’s", "1914..1918", "https://a.b/c", "^2", "+", "#",
)  # fmt: skip


class Generator:
    """Draws queries from the words and names of a corpus."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self.draw = random.Random(seed)
        lexicon = corpus.view.engine.lexicon
        written = [one.rpartition(SEPARATOR)[2] for one in lexicon.terms("")]
        counted = sorted(written, key=lambda one: (-lexicon.count(term(one))[1], one))
        self.common, self.words = counted[:120], written
        store = corpus.view.store
        self.names = {
            kind: [name for (name,) in store.select(
                "SELECT name FROM entities WHERE kind = ? ORDER BY name LIMIT 500", (kind,)
            )] or ["Nobody"]
            for kind in ("person", "place", "org")
        }  # fmt: skip
        self.ids = [row.id for row in store.rows().values()]

    def query(self) -> str:
        """A valid query, a damaged one, or garbage."""
        kind = self.draw.random()
        if kind < 0.72:
            return self.valid(self.draw.randint(0, 3))
        if kind < 0.86:
            return self.damaged(self.valid(2))
        several = [self.draw.choice((*PIECES, self.word())) for _ in range(self.draw.randint(1, 9))]
        return self.draw.choice(("", " ", " ")).join(several)

    def damaged(self, query: str) -> str:
        """One change: letters taken out, put in, or swapped for a piece."""
        at = self.draw.randrange(len(query) + 1)
        until = at + self.draw.randint(0, 3)
        return query[:at] + self.draw.choice(("", "", *PIECES)) + query[until:]

    def valid(self, depth: int) -> str:
        """Any clause."""
        if depth <= 0:
            return self.draw.choice((self.unit, self.unit, self.value, self.fielded))()
        one, other = self.valid(depth - 1), self.valid(depth - 1)
        return self.draw.choice((
            f"{one} {other}", f"({one}) AND ({other})", f"({one} OR {other})", f"({one}) | {other}",
            f"{one} -({other})", f"NOT ({one}) {other}", f"!({one})",
            self.near(depth), self.near(depth),
            f"ATLEAST/{self.draw.randint(1, 3)}({self.near(1)})",
            f"{self.draw.choice(('title', 'body', 'lead', 'caption', 'said'))}:({self.near(1)})",
            f"{self.draw.choice(('claim', 'quote'))}:({self.record(depth)})",
            f"figure:({self.number()} {self.draw.choice(('unit:troops', 'of:men', self.word()))})",
        ))  # fmt: skip

    def near(self, depth: int) -> str:
        """Units near each other; at the bottom a unit."""
        if depth <= 0:
            return self.unit()
        operators = ("NEAR/4", "W/20", "BEFORE/9", "PRE/2", "/s", "/p", "OR")
        operator = self.draw.choice(operators)
        return f"({self.near(depth - 1)} {operator} {self.near(depth - 1)})"

    def word(self) -> str:
        """A word of the corpus, the frequent ones more often."""
        return self.draw.choice(self.common if self.draw.random() < 0.6 else self.words)

    def unit(self) -> str:
        """A word, a phrase, a pattern: what has places in the text."""
        one = self.word()
        bare = one.strip("'’.") or one
        phrase = f'"{one} {self.word()}"'
        return self.draw.choice((
            one, one, one, f"={one}", phrase, f"{phrase}~4", f"{phrase}~>4", f'"{one}"',
            f"{bare[:3]}*", f"*{bare[-3:]}", f"{bare[:1]}?{bare[2:] or 'a'}", f"{bare}~1",
            f"{bare}~", f'"{bare[:3]}* {self.word()}"', "/[A-Z][a-z]{3,5}/", "/t.e/i",
        ))  # fmt: skip

    def fielded(self) -> str:
        """A part of the text around a unit, or anything in it."""
        field = self.draw.choice(("title", "body", "lead", "caption", "said", "headline", "TEXT"))
        return f"{field}:{self.draw.choice((self.unit(), '*'))}"

    def value(self) -> str:
        """A field that takes values."""
        kind = self.draw.choice(("person", "place", "org"))
        name = self.draw.choice(self.names[kind]).replace('"', "")
        any_field = self.draw.choice([f.name for f in FIELDS if f.kind != "zone"])
        year = self.draw.randint(1960, 2026)
        return self.draw.choice((
            f'{kind}:"{name}"', f"{kind}:{name[:3].strip() or 'a'}*", f'speaker:"{name}"',
            f'about:"{name}"', f"{any_field}:*", f"lang:{self.draw.choice(('en', 'nl', 'uk'))}",
            f"date:{year}", f"date:{year}-02..", f"date:..{year}-12-31", f"date:>={year}",
            f"date:{year}..{year + 3}", "stance:deny", "stance:(accuse OR warn)", "kind:article",
            "anon:yes", "type:direct", "cue:say", "by_kind:country", self.number(), "unit:money",
            f"id:{self.draw.choice(self.ids)[:6]}", "dup:first", "source:R*", "role:minister",
            f"{kind}:(Putin OR {name[:4].strip() or 'a'}*)", "seg:s1", "tag:x", "date:-90d..", "*",
        ))  # fmt: skip

    def number(self) -> str:
        """A clause on the value of figures."""
        return self.draw.choice(("n:*", "n:>=100", "n:7000", "n:10..2,000", "n:<50", "n:>1"))

    def record(self, depth: int) -> str:
        """What one claim may have."""
        parts = (
            "stance:deny", "type:direct", "-type:direct", "speaker:*", "anon:no", self.unit(),
            self.near(1), "title:*", f"lead:{self.word()}", "about:*", "person:*", "lang:en",
        )  # fmt: skip
        return " ".join(self.draw.sample(parts, min(depth, 3)))


class Result(NamedTuple):
    """What became of one query."""

    query: str
    seconds: float
    found: int
    """Articles; -1 for a query that was refused."""
    wrong: str
    """Empty where all is well."""


class Trial:
    """Puts queries to a corpus; with ``compare`` every record is asked as well."""

    def __init__(self, corpus: Corpus, *, compare: bool, units: bool = False) -> None:
        self.corpus = corpus
        self.units = units
        self.asked = 0
        self.records = []
        self.inside: dict[UnitKind, list[tuple[int, list[Token], list[str]]]] = {
            kind: [] for kind in KINDS
        }
        for number in sorted(corpus.view.store.numbers()) if compare else ():
            record = corpus.record(number)
            places = record_tokens(record, furniture=True)
            self.records.append((number, places, [term(word_at(record, one)) for one in places]))
            for kind in KINDS if units else ():
                self.inside[kind] += self.units_of(kind, number, record)

    def units_of(
        self, kind: UnitKind, number: int, record: Record
    ) -> Iterator[tuple[int, list[Token], list[str]]]:
        """Row, words and terms of each unit of a record, found by its spans alone."""
        table = "figures" if kind == "figure" else "claims"
        found = self.corpus.view.store.select(
            f"SELECT place, row FROM {table} WHERE number = ?", (number,)
        )
        rows: dict[int, int] = dict(found)
        several: Sequence[Claim | Figure] = record.figures if kind == "figure" else record.claims
        words = record_tokens(record)
        for place, unit in enumerate(several):
            if kind == "quote" and isinstance(unit, Claim) and unit.type == "indirect":
                continue
            tokens = [
                token
                for token in words
                if any(s.start <= token.start and token.end <= s.end for s in spans_of(unit))
            ]
            yield rows[place], tokens, [term(word_at(record, token)) for token in tokens]

    def ask_units(self, query: str) -> Result:
        """Put one query to the units of a kind, each kind in turn."""
        kind = KINDS[self.asked % len(KINDS)]
        self.asked += 1
        start = time.process_time()
        try:
            question = Question(self.corpus.view, Request(words=(query,)), NOW)
            search = question.groups.search(kind, question.clause)
            found = {row for places in search.found().values() for row in places.values()}
        except QueryError:
            return Result(f"{kind}s {query}", time.process_time() - start, -1, "")
        except Exception as error:
            return Result(f"{kind}s {query}", 0.0, -1, f"{type(error).__name__}: {error}")
        seconds = time.process_time() - start
        if not self.records:
            return Result(f"{kind}s {query}", seconds, len(found), "")
        wanted = {
            row
            for row, tokens, terms in self.inside[kind]
            if find_hits(search.plan, tokens, terms, number=row) is not None
        }
        wrong = "" if found == wanted else "other units"
        return Result(f"{kind}s {query}", seconds, len(found), wrong)

    def ask(self, query: str) -> Result:
        """Answer one query; whatever goes wrong is told, and nothing is raised."""
        start = time.process_time()
        try:
            question = Question(self.corpus.view, Request(words=(query,)), NOW)
            plan = question.plan(question.clause)
            found = {m.number: m.hits for m in self.corpus.view.engine.search(plan)}
        except QueryError as error:
            seconds = time.process_time() - start
            placed = 0 <= error.start < error.end <= len(error.query) + 1
            return Result(query, seconds, -1, "" if placed else f"no place: {error}")
        except Exception as error:  # a benchmark tells of all of them
            return Result(query, 0.0, -1, f"{type(error).__name__}: {error}")
        seconds = time.process_time() - start
        if not self.records:
            return Result(query, seconds, len(found), "")
        hits = {n: find_hits(plan, places, terms, number=n) for n, places, terms in self.records}
        wanted = {number: len(one) for number, one in hits.items() if one is not None}
        return Result(query, seconds, len(found), "" if found == wanted else "other answers")


def trials(
    corpus: Corpus, count: int, seed: int, *, compare: bool, units: bool = False
) -> Iterator[Result]:
    """The results of ``count`` generated queries, put to articles or to their ``units``."""
    generator, trial = Generator(corpus, seed), Trial(corpus, compare=compare, units=units)
    for _ in range(count):
        yield (trial.ask_units if units else trial.ask)(generator.query())


def main() -> None:
    """Ask, and print what went wrong and what was slow."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--most", type=float, default=2.0, help="seconds of processor time")
    options.add_argument("--units", action="store_true", help="claims, quotations and figures")
    options.add_argument("--broad", action="store_true", help="lines of bits, always")
    options.add_argument("--compare", action="store_true", help="with each record; slow")
    given = options.parse_args()
    corpus = Corpus(load(str(given.folder)), NOW)
    if given.broad and isinstance(corpus.view.engine, WhooshEngine):
        corpus.view.engine.broad_from = 0
    wrong = slow = refused = empty = 0
    times: list[float] = []
    several = trials(corpus, given.count, given.seed, compare=given.compare, units=given.units)
    slowest: list[Result] = []
    for result in several:
        times.append(result.seconds)
        slowest = sorted([*slowest, result], key=lambda one: -one.seconds)[:20]
        refused += result.found < 0
        empty += not result.found
        if result.wrong:
            wrong += 1
            print(f"WRONG {result.wrong}\n  {result.query!r}", flush=True)
        if result.seconds > given.most:
            slow += 1
            print(f"SLOW {result.seconds:.1f} s\n  {result.query!r}", flush=True)
    for result in slowest:
        print(f"{result.seconds:.2f} s, {result.found} found: {result.query!r}")
    times.sort()
    print(
        f"{given.count} queries on {corpus.view.store.count()} articles: {wrong} wrong,"
        f" {slow} over {given.most} s, {refused} refused, {empty} without articles\n"
        f"CPU seconds: median {times[len(times) // 2]:.3f}, 99th percentile"
        f" {times[len(times) * 99 // 100]:.3f}, most {times[-1]:.3f}"
    )


if __name__ == "__main__":
    main()
