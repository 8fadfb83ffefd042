"""From a request to its answer: parse, expand, ask the engine, sort, cut."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ukcorpus.corpus.attributes import Attributes
from ukcorpus.corpus.naming import Names
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.requests import Answer, Found, Request, Sort
from ukcorpus.errors import QueryError
from ukcorpus.search.engines import Lexicon, Match
from ukcorpus.search.expand import Expander
from ukcorpus.search.parser import parse, parse_arguments, parse_filter
from ukcorpus.search.plan import Plan, Terms
from ukcorpus.search.query import (
    And,
    Clause,
    Everything,
    FieldRange,
    Or,
    Scoped,
    is_group,
    walk,
)
from ukcorpus.text.words import SEPARATOR, normal

if TYPE_CHECKING:
    from ukcorpus.corpus.groups import Groups
    from ukcorpus.corpus.units import Unit, UnitKind
    from ukcorpus.search.explain import Node


class Question:
    """A request, read and ready: the clause tree, and what resolves it in one view."""

    def __init__(self, view: View, request: Request, now: date) -> None:
        self.view = view
        self.request = request
        self.notes: list[str] = []
        # Read a second time, filters and all, so that every clause has its place in ``text``.
        self.text = str(whole_clause(request, self.notes))
        self.clause = self._with_saved(parse(self.text))
        self.names = Names(view.store, self._is_known)
        self.attributes = Attributes(
            view.store,
            self.names.ids,
            now,
            query=self.text,
            strict=request.strict_dates,
            tagged=self._tagged,
        )
        self.expander = Expander(
            self.lexicon,
            languages=languages(view),
            names=self.names.forms,
            spoken=self._spoken,
            aliases=request.aliases,
            stemming=request.stemming,
        )

    @property
    def lexicon(self) -> Lexicon:
        """The words that are searched: a plain search never reads those of furniture."""
        engine = self.view.engine
        return engine.lexicon_with_furniture if self.request.furniture else engine.lexicon

    def _matches(self, plan: Plan) -> list[Match]:
        return self.view.engine.search(plan, furniture=self.request.furniture)

    def answer(self) -> Answer:
        """The articles."""
        plan = self.plan(self.clause)
        self.notes.extend(self.expander.notes)
        total, hits, numbers, found = self._matching(plan)
        self._note_dates(numbers)
        return Answer(
            query=self.text,
            total=total,
            hits=hits,
            found=found,
            numbers=numbers,
            plan=plan,
            notes=self.notes,
            furniture=self.request.furniture,
        )

    def _matching(self, plan: Plan) -> tuple[int, int, frozenset[int], list[Found]]:
        """How many, hits, articles, and the part that was asked for."""
        if self.request.passages:
            from ukcorpus.corpus.passages import find_passages  # late: few ask for them

            passages = find_passages(self.view, plan, furniture=self.request.furniture)
            numbers = frozenset(one.row.number for one in passages)
            hits = sum(one.hits for one in passages)
            return len(passages), hits, numbers, in_order(passages, self.request)
        matches = self._matches(plan)
        numbers = frozenset(match.number for match in matches)
        hits = sum(match.hits for match in matches)
        return len(matches), hits, numbers, ordered(matches, self.view, self.request)

    def plan(self, clause: Clause) -> Plan:
        """The plan of a clause over articles."""
        known = self.groups.of_all(clause) if _has_group(clause) else {}

        def articles_with(scoped: Scoped) -> frozenset[int]:
            if scoped not in known:
                return self.groups.articles(scoped)
            self.groups.search(scoped.kind, scoped.clause)  # tells what its words stand for
            return known[scoped]

        return self.expander.plan(
            clause, self.attributes.articles, self.text, records=articles_with
        )

    @cached_property
    def groups(self) -> "Groups":
        """What answers ``claim:(…)`` and the like."""
        from ukcorpus.corpus.groups import Groups  # late: a search has no need of it

        return Groups(self.view, self.expander, self.attributes, self.text, self._found)

    def _found(self, clause: Clause) -> frozenset[int]:
        return frozenset(match.number for match in self._matches(self.plan(clause)))

    def _with_saved(self, clause: Clause) -> Clause:
        if "@" not in self.text:
            return clause
        from ukcorpus.corpus.saved import saved_searches  # late: few questions name one
        from ukcorpus.search.saved import replace_saved

        saved = {name: one.query for name, one in saved_searches(self.view.root).items()}
        return replace_saved(clause, saved, self.text)

    def _tagged(self, tag: str) -> frozenset[int]:
        from ukcorpus.corpus.tags import ids_tagged  # late: few questions ask for a tag

        return self.view.store.having_ids(ids_tagged(self.view.root, tag))

    def _is_known(self, text: str) -> bool:
        form = normal(text) if text.strip() else ""
        return next(iter(self.lexicon.terms(form, form + SEPARATOR + "\U0010ffff")), "") != ""

    def _spoken(self, terms: tuple[str, ...]) -> dict[str, int]:
        """Languages of the articles that hold one of the terms."""
        numbers = [match.number for match in self._matches(Terms(terms))]
        return Counter(lang for _, lang in self.view.store.column("lang", numbers))

    def units(self, kind: "UnitKind") -> Iterator["Unit"]:
        """The claims, quotations or figures that satisfy the request themselves."""
        return self.groups.search(kind, self.clause).units()

    def explanation(self) -> "Node":
        """The tree of the request with what each clause finds."""
        from ukcorpus.search.explain import explain

        return explain(
            self.clause,
            self.expander,
            self.attributes.articles,
            self._counted,
            self.text,
            records=lambda scoped: self.groups.articles(scoped),
        )

    def _counted(self, plan: Plan) -> tuple[int, int]:
        matches = self._matches(plan)
        return len(matches), sum(match.hits for match in matches)

    def _note_dates(self, numbers: frozenset[int]) -> None:
        doubtful = len(self.attributes.doubtful & numbers)
        if doubtful:
            self.notes.append(
                f"{doubtful} of these may lie outside the dates asked for (--dates strict)"
            )
        if self.attributes.undated:
            self.notes.append(f"{self.attributes.undated} articles without a date left out")


def _has_group(clause: Clause) -> bool:
    return any(map(is_group, walk(clause)))


def whole_clause(request: Request, notes: list[str]) -> Clause:
    """Words and filters as one clause. Raises QueryError Q001 when there is neither."""
    clauses: list[Clause] = []
    if any(word.strip() for word in request.words):
        parsed = parse_arguments(request.words, notes=notes)
        clauses.extend(parsed.clauses if isinstance(parsed, And) else [parsed])
    clauses.extend(_filters(request))
    if request.after or request.before:
        clauses.append(FieldRange("date", low=request.after, high=request.before))
    if not clauses and not request.everything:
        raise QueryError(
            "empty query", query="", start=0, end=1, code="Q001",
            hint="Everything: ukcorpus search --all, or '*' as the query",
        )  # fmt: skip
    if not clauses:
        return Everything()
    return clauses[0] if len(clauses) == 1 else And(tuple(clauses))


def _filters(request: Request) -> list[Clause]:
    """Values of one field mean either, filters of different fields all of them."""
    joined: dict[str, list[Clause]] = {}
    for field, value in dict.fromkeys(request.filters):
        joined.setdefault(field, []).append(parse_filter(field, value))
    return [all_[0] if len(all_) == 1 else Or(tuple(all_)) for all_ in joined.values()]


def languages(view: View) -> dict[str, int]:
    """Languages of the corpus with how many articles each has."""
    rows = view.store.select("SELECT lang, count(*) FROM articles GROUP BY lang")
    return dict(rows)


def ordered(matches: list[Match], view: View, request: Request) -> list[Found]:
    """The part of the matches that was asked for, in a total order."""
    if request.sort in ("score", "hits") and request.limit is not None:
        matches = _best(matches, request.sort, request.offset + request.limit)
    rows = view.store.rows(match.number for match in matches)
    found = [
        Found(rows[match.number], match.score, match.hits)
        for match in matches
        if match.number in rows
    ]
    return in_order(found, request)


def in_order(found: list[Found], request: Request) -> list[Found]:
    """Sort all that was found, and cut out what was asked for. Passages of one article are
    given, and stay, in the order of the text."""
    limit, offset = request.limit, request.offset
    found.sort(key=_id)
    # Two stable sorts for the descending dates, with the unknown ones last.
    found.sort(key=lambda f: f.row.start or "0000", reverse=request.sort != "date")
    if request.sort == "score":
        found.sort(key=lambda f: -f.score)
    elif request.sort == "hits":
        found.sort(key=lambda f: -f.hits)
    elif request.sort == "id":
        found.sort(key=_id)
    elif request.sort == "source":
        found.sort(key=lambda f: f.row.source)
    elif request.sort == "date":
        found.sort(key=lambda f: f.row.start or "9999")
    return found[offset : None if limit is None else offset + limit]


def _id(found: Found) -> str:
    return found.row.id.partition("/")[0]


def _best(matches: list[Match], sort: Sort, wanted: int) -> list[Match]:
    """All that can be among the first ``wanted``: what ties with the last of them stays in."""
    if len(matches) <= wanted or wanted <= 0:
        return matches
    column = 1 if sort == "score" else 2
    least = sorted((match[column] for match in matches), reverse=True)[wanted - 1]
    return [match for match in matches if match[column] >= least]
