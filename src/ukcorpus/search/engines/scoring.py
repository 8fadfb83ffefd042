"""The scores of an answer, from the posting lists that found it."""

from collections.abc import Collection, Iterable, Sequence
from math import sqrt

from ukcorpus.search import plan as plans
from ukcorpus.search.engines.evaluate import Evaluation
from ukcorpus.search.engines.lists import Found
from ukcorpus.search.plan import Plan
from ukcorpus.search.ranking import K1, Lengths, inverse_frequency, rarity, weigh


class Scoring:
    """``search.ranking``'s formula, a word at a time over all documents of an answer."""

    def __init__(self, evaluation: Evaluation, lengths: Sequence[float]) -> None:
        self.evaluation = evaluation
        self.lengths = lengths
        self.articles = evaluation.lists.count
        self.scale = Lengths.of(evaluation.lists.total_length, self.articles)
        self._scores: dict[int, float] = {}
        self._mosts: dict[Plan, float] = {}

    def score(self, found: Found) -> dict[int, float]:
        """By document, in the order of ``found.counts``."""
        self._scores = dict.fromkeys(found.counts, 0.0)
        self._add(found, self._scores)
        return self._scores

    def _add(self, found: Found, within: Collection[int]) -> None:
        """What this node of the plan adds to the documents of ``within``."""
        if found.weights is not None:
            self._add_scores(found.plan, found.weights.keys(), found.weights.values(), within)
            return
        match found.plan:
            case plans.Terms():
                self._add_word(found, within)
            case plans.Sequence() | plans.Near():
                hits = found.hits or {}
                inside = [one for one in found.counts if one in within]
                weights = [weigh([hit.first for hit in hits[one]]) for one in inside]
                self._add_scores(found.plan, inside, weights, within)
            case plans.Or():
                for part in found.parts:
                    self._add(part, within)
            case plans.AtLeast() | plans.And():
                kept = {one for one in found.counts if one in within}
                for part in found.parts:
                    self._add(part, kept)

    def _add_word(self, found: Found, within: Collection[int]) -> None:
        leaf = found.plan
        assert isinstance(leaf, plans.Terms)
        if leaf.zones:
            hits = found.hits or {}
            weights = [weigh([hit.first for hit in places]) for places in hits.values()]
            self._add_scores(leaf, hits.keys(), weights, within)
            return
        blocks = self.evaluation.blocks_of(leaf, within)
        if len(self.evaluation.keys(leaf)) == 1:
            for block in blocks:
                self._add_scores(leaf, block.documents, block.weights, within)
            return
        frequencies: dict[int, float] = {}
        for block in blocks:
            for one, weight in zip(block.documents, block.weights, strict=True):
                if one in within:
                    frequencies[one] = frequencies.get(one, 0.0) + weight
        self._add_scores(leaf, frequencies.keys(), frequencies.values(), within)

    def _add_scores(
        self,
        plan: Plan,
        documents: Collection[int],
        frequencies: Iterable[float],
        within: Collection[int],
    ) -> None:
        """``ranking.bm25``, written out: this is where a common word spends its time."""
        slope = self.scale.slope
        most = self._most(plan)
        roots = map(sqrt, map(self.lengths.__getitem__, documents))
        added = [
            most * frequency / (frequency + slope * root)
            for frequency, root in zip(frequencies, roots, strict=True)
        ]
        scores = self._scores
        for one, score in zip(documents, added, strict=True):
            if one in within:
                scores[one] += score

    def _most(self, plan: Plan) -> float:
        most = self._mosts.get(plan)
        if most is None:
            most = self._mosts[plan] = rarity(plan, self._rarity) * (K1 + 1)
        return most

    def _rarity(self, leaf: plans.Terms) -> float:
        return inverse_frequency(self.articles, self._holding(leaf))

    def _holding(self, leaf: plans.Terms) -> int:
        keys = self.evaluation.keys(leaf)
        if len(keys) == 1:
            return self.evaluation.lists.holding(*keys[0])
        blocks = self.evaluation.blocks_of(leaf)
        return len({one for block in blocks for one in block.documents})
