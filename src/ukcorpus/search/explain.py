"""What a query means here: the tree of its clauses with what each of them finds.

Data only; how it looks is decided elsewhere.
"""

from collections.abc import Callable

from ukcorpus.model.plain import Plain
from ukcorpus.search import query as clauses
from ukcorpus.search.expand import Expander, Expansion, Records, Resolve
from ukcorpus.search.plan import Plan
from ukcorpus.search.query import Clause

Count = Callable[[Plan], tuple[int, int]]
"""A plan → how many articles match, and how many hits they have."""

_UNITS = {"SENTENCE": "in one sentence", "PARAGRAPH": "in one paragraph"}


class Node(Plain):
    """One clause, and what it finds by itself."""

    label: str
    """For people: ``NEAR/10, any order`` or ``word "biden" (folded, stemmed)``."""
    query: str
    """The clause, as a query."""
    articles: int
    hits: int
    children: tuple["Node", ...] = ()
    words: tuple[Expansion, ...] = ()
    """Of a leaf: the forms that its words stand for."""
    without: int | None = None
    """Articles that the AND around it finds without it; only where that finds none."""

    @property
    def empties(self) -> bool:
        """Whether this clause, and not the others, makes the result empty."""
        return bool(self.without)


def explain(
    clause: Clause,
    expander: Expander,
    resolve: Resolve,
    count: Count,
    query: str = "",
    *,
    records: Records | None = None,
) -> Node:
    """The tree of ``clause``. Raises QueryError where the query cannot be executed."""
    return _Explaining(clause, expander, resolve, count, query, records).node(clause)


class _Explaining:
    def __init__(
        self,
        whole: Clause,
        expander: Expander,
        resolve: Resolve,
        count: Count,
        query: str,
        records: Records | None,
    ) -> None:
        self.whole = whole
        self.expander = expander
        self.resolve = resolve
        self.counted = count
        self.query = query
        self.records = records

    def plan(self, clause: Clause) -> Plan:
        return self.expander.plan(
            clause, self.resolve, self.query, records=self.records, whole=self.whole
        )

    def node(self, clause: Clause, without: int | None = None) -> Node:
        plan = self.plan(clause)
        words = tuple(self.expander.expansions)
        articles, hits = self.counted(plan)
        inside = _inside(clause)
        dropped: list[int | None] = [None] * len(inside)
        if isinstance(clause, clauses.And) and not articles:
            dropped = [self.without(inside, index) for index in range(len(inside))]
        children = tuple(map(self.node, inside, dropped))
        leaf = () if children else words
        return Node(_label(clause, leaf), str(clause), articles, hits, children, leaf, without)

    def without(self, several: tuple[Clause, ...], index: int) -> int:
        """Articles that all but one of ``several`` find together."""
        rest = several[:index] + several[index + 1 :]
        return self.counted(self.plan(rest[0] if len(rest) == 1 else clauses.And(rest)))[0]


def _inside(clause: Clause) -> tuple[Clause, ...]:
    """The clauses that a clause is made of, each one to be counted by itself."""
    match clause:
        case clauses.And(clauses=several) | clauses.Or(clauses=several):
            return several
        case clauses.Not(clause=inner) | clauses.AtLeast(clause=inner):
            return (inner,)
        case clauses.Near(left=left, right=right):
            return (left, right)
        case clauses.InField(field=field, clause=inner, at=at):
            return tuple(clauses.InField(field, part, at) for part in _inside(inner))
    return ()


def _label(clause: Clause, words: tuple[Expansion, ...]) -> str:
    match clause:
        case clauses.And():
            return "AND"
        case clauses.Or():
            return "OR"
        case clauses.Not():
            return "NOT"
        case clauses.Near(kind=kind, distance=distance):
            order = "in this order" if kind == "BEFORE" else "any order"
            return _UNITS.get(kind) or f"{kind}/{distance}, {order}"
        case clauses.AtLeast(count=count):
            return f"at least {count} hits"
        case clauses.InField(field=field, clause=inner):
            return f"{field}: {_label(inner, words)}"
        case clauses.Everything():
            return "every article"
        case clauses.FieldValue(field=field, value=value):
            return f"{field} = {value}"
        case clauses.FieldRange():
            return str(clause)
        case clauses.Word() | clauses.Phrase() | clauses.Regex():
            return _worded(clause, words)
    return str(clause)


def _worded(clause: Clause, words: tuple[Expansion, ...]) -> str:
    kind = type(clause).__name__.lower()
    shown = str(clause).strip('"') if kind != "regex" else str(clause)
    names = sorted({f"{name.kind} {name.name}" for word in words for name in word.names})
    if names and kind != "regex":
        return f'{kind} "{shown}", which is {" or ".join(names)}'
    ways = [
        way for way in _WAYS if any(_how(form.reason) == way for w in words for form in w.forms)
    ]
    if any(_is_folded(word) for word in words):
        ways.insert(0, "folded")
    return f'{kind} "{shown}"' + (f" ({', '.join(ways)})" if ways else "")


_WAYS = ("possessive", "stemmed", "wildcard", "fuzzy")


def _how(reason: str) -> str:
    return "stemmed" if reason == "stem" else reason


def _is_folded(word: Expansion) -> bool:
    return any(form.reason == "written" and form.spelling != word.text for form in word.forms)
