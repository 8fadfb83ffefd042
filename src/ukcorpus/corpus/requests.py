"""What is asked and what is answered: values between the command line and the corpus."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from ukcorpus.search.plan import Plan
from ukcorpus.store.reader import ArticleRow, Count

Sort = Literal["score", "date", "-date", "id", "source", "hits"]
SORTS: tuple[Sort, ...] = ("score", "date", "-date", "id", "source", "hits")


class Request(NamedTuple):
    """A search. ``filters`` are field and value: values of one field are joined with OR, fields
    with AND and with the query."""

    words: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    after: str = ""
    before: str = ""
    everything: bool = False
    sort: Sort = "score"
    limit: int | None = None
    offset: int = 0
    aliases: bool = True
    stemming: bool = True
    furniture: bool = False
    strict_dates: bool = False
    passages: bool = False
    """Ask of each item of a live blog by itself; any other article is one passage."""

    @property
    def is_asked(self) -> bool:
        """Whether anything narrows it: if not, it is a request for all articles."""
        return bool(self.words or self.filters or self.after or self.before)

    def without(self, field: str) -> "Request":
        """All but the filters of a field: what the counts of that field are of."""
        return self._replace(filters=tuple(pair for pair in self.filters if pair[0] != field))


class Found(NamedTuple):
    """One article of an answer, or one passage."""

    row: ArticleRow
    score: float
    hits: int
    segment: str | None = None
    """The item of a live blog that it is, empty for what stands above the first; None where it
    is a whole article."""


class Answer(NamedTuple):
    """An answer: ``total`` and ``numbers`` are of all matches, ``found`` is what was asked for.

    ``total`` counts passages where the request does, ``numbers`` are always those of articles.
    """

    query: str
    """The whole question in the query language, filters and all."""
    total: int
    hits: int
    found: list[Found]
    numbers: frozenset[int]
    plan: Plan
    notes: list[str]
    furniture: bool = False
    """Whether page furniture was searched too."""


class FacetCounts(NamedTuple):
    """The values of one facet, in the order to show them."""

    field: str
    counts: list[Count]
    queries: Sequence[str]
    """For each value, the query that drills down to it."""


class Snippet(NamedTuple):
    """A line with hits: ``text`` and the hit places in it."""

    line: int
    start: int
    """Of ``text`` in the record."""
    text: str
    marks: list[tuple[int, int]]


Json = dict[str, Any]
