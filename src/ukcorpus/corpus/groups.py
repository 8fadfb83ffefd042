"""Groups such as ``claim:(…)`` in a question: the units that one satisfies, and where they are."""

from collections.abc import Callable
from typing import NamedTuple

from ukcorpus.corpus.attributes import Attributes
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.units import UnitKind, UnitSearch
from ukcorpus.search.expand import Expander, Expansion
from ukcorpus.search.plan import Plan
from ukcorpus.search.query import And, Clause, Scoped, has_patterns, is_group, walk

Find = Callable[[Clause], frozenset[int]]
"""A clause over articles → the articles."""


class _Planned(NamedTuple):
    plan: Plan
    expansions: list[Expansion]
    notes: list[str]


class Groups:
    """The groups of one question, each asked once."""

    def __init__(
        self, view: View, expander: Expander, attributes: Attributes, query: str, find: Find
    ) -> None:
        self.view = view
        self.expander = expander
        self.attributes = attributes
        self.query = query
        self.find = find
        self._planned: dict[tuple[UnitKind, Clause], _Planned] = {}
        self._articles: dict[Scoped, frozenset[int]] = {}
        self._rows: dict[Scoped, frozenset[int]] = {}

    def search(self, kind: UnitKind, clause: Clause) -> UnitSearch:
        """The search for the units of a kind that satisfy ``clause`` themselves.

        What its words stand for is told beside that of the question it is a part of.
        """
        expander = self.expander
        expansions, notes = expander.expansions, expander.notes
        known = self._planned.get((kind, clause))
        if known is None:
            plan = self._plan(kind, clause)
            known = _Planned(plan, expander.expansions, expander.notes)
            self._planned[kind, clause] = known
        expander.expansions = [*expansions, *(e for e in known.expansions if e not in expansions)]
        expander.notes = [*notes, *(note for note in known.notes if note not in notes)]
        return UnitSearch(self.view, kind, known.plan)

    def _plan(self, kind: UnitKind, clause: Clause) -> Plan:
        rows = self.attributes.figures if kind == "figure" else self.attributes.claims
        table = "figures" if kind == "figure" else "claims"
        return self.expander.plan(
            clause,
            rows,
            self.query,
            records=lambda scoped: self.rows(scoped, kind),
            around=lambda inner: self.attributes.inside(table, self.find(inner)),
        )

    def articles(self, group: Scoped, within: frozenset[int] | None = None) -> frozenset[int]:
        """Those of ``within`` that have one unit that satisfies the group."""
        search = self.search(group.kind, group.clause)
        known = self._articles.get(group)
        if known is None:
            known = frozenset(search.found(within))
            if within is None:
                self._articles[group] = known
        return known if within is None else known & within

    def rows(self, group: Scoped, kind: UnitKind) -> frozenset[int]:
        """Rows of a kind that are such a unit, stand in one, or hold one."""
        search = self.search(group.kind, group.clause)
        found = self._rows.get(group)
        if found is None:
            units = search.found()
            found = frozenset(row for places in units.values() for row in places.values())
            self._rows[group] = found
        if (group.kind == "figure") == (kind == "figure"):
            return found
        if kind == "figure":
            return self.attributes.figures_in(found)
        return self.attributes.claims_with(found)

    def of_all(self, clause: Clause) -> dict[Scoped, frozenset[int]]:
        """Articles of the groups of an AND, each asked only where all before it hold."""
        parts = clause.clauses if isinstance(clause, And) else ()
        groups = [part for part in parts if isinstance(part, Scoped)]
        rest = tuple(part for part in parts if not any(map(is_group, walk(part))))
        if not groups or len(parts) < 2:
            return {}
        within = self.find(And(rest)) if rest else None
        found: dict[Scoped, frozenset[int]] = {}
        for group in sorted(groups, key=has_patterns):
            within = found[group] = self.articles(group, within)
        return found
