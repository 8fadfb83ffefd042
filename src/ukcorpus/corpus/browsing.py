"""A question while it is being asked: what was typed, which values are chosen, what it finds."""

from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import SORTS, Answer, FacetCounts, Request
from ukcorpus.search.parser import parse
from ukcorpus.search.query import And, Clause, Everything, Or

FIELDS = ("lang", "date:year", "person", "place", "org", "source", "stance", "unit", "tag")
"""What is counted beside an answer."""

PAGE = 100
"""Articles of an answer that are fetched at a time."""


class Browsing:
    """One question and its answer. Chosen values of a field are joined with OR, fields with AND.

    ``ask`` raises QueryError and leaves the question as it was.
    """

    def __init__(self, corpus: Corpus, request: Request) -> None:
        """``request.words`` is the query as typed, at most one."""
        self.corpus = corpus
        self.typed = request.words[0] if request.words else ""
        self.chosen: dict[str, list[str]] = {}
        """Field → queries of the values that are chosen."""
        self._options = request._replace(words=(), limit=PAGE, offset=0)
        self._answers: dict[tuple[str, Request], Answer] = {}

    @property
    def sort(self) -> str:
        """The order of the articles."""
        return self._options.sort

    @property
    def request(self) -> Request:
        """The whole question, as ``search`` would be asked it."""
        return self._options._replace(words=(self.query,) if self.query else ())

    def request_without(self, field: str) -> Request:
        """The question that the counts of a field are of: all but what is chosen in it."""
        query = self._query(self.typed, self._others(field))
        return self._options._replace(words=(query,) if query else ())

    @property
    def query(self) -> str:
        """What was typed and chosen, in the query language; empty for everything."""
        return self._query(self.typed, self.chosen)

    def ask(self, typed: str) -> Answer:
        """Ask this instead."""
        before, self.typed = self.typed, typed.strip()
        try:
            return self.answer()
        except Exception:
            self.typed = before
            raise

    def answer(self, *, more: int = 0) -> Answer:
        """The articles that match, ``PAGE`` of them and ``more``."""
        return self._answer(self.query, more)

    def facet(self, name: str) -> FacetCounts:
        """The values of a field. What is chosen in it leaves its own counts alone.

        Each value's query is that value alone, for ``toggle``.
        """
        query = self._query(self.typed, self._others(name))
        answer = self._answer(query, 0)._replace(query="") if query else None
        return self.corpus.facet(name, answer)

    def toggle(self, field: str, value: str) -> None:
        """Choose a value of a field by its query, or take it back."""
        values = self.chosen.setdefault(field, [])
        if value in values:
            values.remove(value)
        else:
            values.append(value)
        if not values:
            del self.chosen[field]

    def next_sort(self) -> str:
        """Put the articles in another order; which."""
        at = SORTS.index(self._options.sort)
        self._options = self._options._replace(sort=SORTS[(at + 1) % len(SORTS)])
        return self.sort

    def _answer(self, query: str, more: int) -> Answer:
        request = self._options._replace(
            words=(query,) if query else (), everything=True, limit=PAGE + more
        )
        known = self._answers.get((query, request))
        if known is None:
            known = self.corpus.search(request)
            # A question is asked again by every facet, and by nobody once another is asked.
            self._answers = {**dict(list(self._answers.items())[-8:]), (query, request): known}
        return known

    def _others(self, field: str) -> dict[str, list[str]]:
        return {name: values for name, values in self.chosen.items() if name != field}

    def _query(self, typed: str, chosen: dict[str, list[str]]) -> str:
        if not any(chosen.values()):
            return typed
        clauses = _clauses(typed)
        for values in chosen.values():
            alternatives = tuple(parse(value) for value in values)
            clauses.append(alternatives[0] if len(alternatives) == 1 else Or(alternatives))
        return str(clauses[0] if len(clauses) == 1 else And(tuple(clauses)))


def _clauses(typed: str) -> list[Clause]:
    if not typed.strip():
        return []
    clause = parse(typed)
    if isinstance(clause, Everything):
        return []
    return list(clause.clauses) if isinstance(clause, And) else [clause]
