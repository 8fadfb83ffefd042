"""The engine in memory: slow, obvious, and the specification of the others.

It looks at every article for every question. Small corpora and tests use it as it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document, Match
from ukcorpus.search.engines.postings import check
from ukcorpus.search.matches import Hit, find_hits
from ukcorpus.search.plan import Plan
from ukcorpus.search.ranking import Lengths, bm25, inverse_frequency, rarity, weigh
from ukcorpus.text.tokens import FURNITURE, zone_of


class MemoryLexicon:
    """See ``engines.Lexicon``."""

    def __init__(self, documents: Iterable[Document], *, furniture: bool = False) -> None:
        self._articles: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        for document in documents:
            terms = [
                term
                for token, term in zip(document.tokens, document.terms, strict=True)
                if furniture or zone_of(token.position) != FURNITURE
            ]
            self._places.update(terms)
            self._articles.update(set(terms))

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        """See ``engines.Lexicon.terms``."""
        for term in sorted(self._articles):
            if term >= low and (not high or term < high):
                yield term

    def count(self, term: str) -> tuple[int, int]:
        """See ``engines.Lexicon.count``."""
        return self._articles[term], self._places[term]

    def counts(self, terms: Sequence[str]) -> list[tuple[int, int]]:
        """See ``engines.Lexicon.counts``."""
        return list(map(self.count, terms))


class MemoryEngine:
    """See ``engines.SearchEngine``."""

    def __init__(self) -> None:
        self._documents: dict[int, Document] = {}
        self._generation = 0

    @property
    def generation(self) -> int:
        """0 before the first update."""
        return self._generation

    @property
    def lexicon(self) -> MemoryLexicon:
        """Counted anew each time."""
        return MemoryLexicon(self._documents.values())

    @property
    def lexicon_with_furniture(self) -> MemoryLexicon:
        """See ``engines.SearchEngine``."""
        return MemoryLexicon(self._documents.values(), furniture=True)

    def search(self, plan: Plan, *, furniture: bool = False) -> list[Match]:
        """See ``engines.SearchEngine.search``."""
        ranking = _Ranking(self._documents.values(), furniture)
        matches = []
        for document in self._documents.values():
            hits = ranking.find(plan, document)
            if hits is not None:
                matches.append(Match(document.number, ranking.score(plan, document), len(hits)))
        return matches

    def passages(
        self, kind: str, plan: Plan, asked: Mapping[int, Mapping[int, int]]
    ) -> frozenset[int]:
        """See ``engines.SearchEngine.passages``."""
        found = set()
        for number, names in asked.items():
            document = self._documents.get(number)
            for place, name in names.items() if document else ():
                assert document is not None
                inside = [
                    (token, term)
                    for token, term in zip(document.tokens, document.terms, strict=True)
                    for first, last in document.passages[kind][place]
                    if first <= token.position <= last
                ]
                tokens, terms = [one for one, _ in inside], [one for _, one in inside]
                if find_hits(plan, tokens, terms, number=name) is not None:
                    found.add(name)
        return frozenset(found)

    def verify(self) -> list[str]:
        """See ``engines.SearchEngine.verify``: there are no files."""
        return []

    def update(
        self, documents: Iterable[Document], removed: Iterable[int], generation: int
    ) -> None:
        """See ``engines.SearchEngine.update``."""
        gone = set(removed)
        kept = {number: one for number, one in self._documents.items() if number not in gone}
        for document in documents:
            check(document)
            kept[document.number] = document
        self._documents, self._generation = kept, generation

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """See ``engines.SearchEngine.rebuild``."""
        fresh = MemoryEngine()
        fresh.update(documents, (), generation)
        self._documents, self._generation = fresh._documents, generation


class _Ranking:
    """The formula of ``search.ranking``, on one article at a time."""

    def __init__(self, documents: Iterable[Document], furniture: bool) -> None:
        self.documents = list(documents)
        self.furniture = furniture
        total = sum(map(self.length, self.documents))
        self.lengths = Lengths.of(total, len(self.documents))

    @staticmethod
    def length(document: Document) -> float:
        positions = [token.position for token in document.tokens]
        return weigh([place for place in positions if zone_of(place) != FURNITURE])

    def rarity(self, leaf: plans.Terms) -> float:
        return inverse_frequency(len(self.documents), self.holding(leaf))

    def holding(self, leaf: plans.Terms) -> int:
        """How many articles hold one of the terms in a zone whose lists are read."""
        text = not leaf.zones or any(zone != FURNITURE for zone in leaf.zones)
        furniture = FURNITURE in leaf.zones if leaf.zones else self.furniture
        wanted = set(leaf.terms)
        return sum(
            any(
                term in wanted and (furniture if zone_of(token.position) == FURNITURE else text)
                for token, term in zip(document.tokens, document.terms, strict=True)
            )
            for document in self.documents
        )

    def score(self, plan: Plan, document: Document) -> float:
        return sum(self.contributions(plan, document), start=0.0)

    def contributions(self, plan: Plan, document: Document) -> Iterator[float]:
        """What each word and phrase adds, in the order of the plan."""
        match plan:
            case plans.And(plans=several) | plans.Or(plans=several):
                for one in several:
                    if self.find(one, document) is not None:
                        yield from self.contributions(one, document)
            case plans.AtLeast(plan=inner):
                yield from self.contributions(inner, document)
            case plans.Terms() | plans.Sequence() | plans.Near():
                frequency = weigh([hit.first for hit in self.find(plan, document) or ()])
                length = self.length(document)
                yield bm25(frequency, length, self.lengths, rarity(plan, self.rarity))

    def find(self, plan: Plan, document: Document) -> list[Hit] | None:
        number, tokens, terms, _ = document
        return find_hits(plan, tokens, terms, number=number, furniture=self.furniture)
