"""The scores of an answer, from the posting lists that found it."""

from collections.abc import Collection, Sequence

from ukcorpus.search import plan as plans
from ukcorpus.search.engines.evaluate import Evaluation, Found
from ukcorpus.search.plan import Plan
from ukcorpus.search.ranking import Lengths, bm25, inverse_frequency, rarest, weigh


class Scoring:
    """``search.ranking``'s formula, a word at a time over all documents of an answer."""

    def __init__(
        self, evaluation: Evaluation, lengths: Sequence[float], documents: Collection[int]
    ) -> None:
        self.evaluation = evaluation
        self.documents = documents
        self.lengths = lengths
        self.articles = evaluation.lists.count
        self.scale = Lengths.of(evaluation.lists.total_length, self.articles)

    def score(self, found: Found) -> dict[int, float]:
        """By document, for those of the answer that this node of the plan matches."""
        match found.plan:
            case plans.Terms():
                return self._scored(found.plan, self._frequencies(found))
            case plans.Sequence() | plans.Near():
                hits = found.hits or {}
                frequencies = {
                    one: weigh([hit.first for hit in hits[one]])
                    for one in found.counts
                    if one in self.documents
                }
                return self._scored(found.plan, frequencies)
            case plans.AtLeast() | plans.And() | plans.Or():
                totals = {one: 0.0 for one in found.counts if one in self.documents}
                for part in found.parts:
                    for one, score in self.score(part).items():
                        if one in totals:
                            totals[one] += score
                return totals
        return {}

    def _scored(self, plan: Plan, frequencies: dict[int, float]) -> dict[int, float]:
        rarity, lengths, scale = self.rarity(plan), self.lengths, self.scale
        return {
            one: bm25(frequency, lengths[one], scale, rarity)
            for one, frequency in frequencies.items()
        }

    def _frequencies(self, found: Found) -> dict[int, float]:
        leaf = found.plan
        assert isinstance(leaf, plans.Terms)
        if found.hits is not None and leaf.zones:
            return {
                one: weigh([hit.first for hit in hits])
                for one, hits in found.hits.items()
                if one in self.documents
            }
        wanted = self.documents
        frequencies: dict[int, float] = {}
        for block in self.evaluation.blocks_of(leaf, wanted):
            for one, weight in zip(block.documents, block.weights, strict=True):
                if one in wanted:
                    frequencies[one] = frequencies.get(one, 0.0) + weight
        return frequencies

    def rarity(self, plan: Plan) -> float:
        """The idf of a word; of a unit of several, their sum; of alternatives, the rarest's."""
        match plan:
            case plans.Terms():
                return inverse_frequency(self.articles, self._holding(plan))
            case plans.Sequence(parts=parts):
                return sum(map(self.rarity, parts))
            case plans.Near(left=left, right=right):
                return self.rarity(left) + self.rarity(right)
            case plans.AtLeast(plan=inner):
                return self.rarity(inner)
            case plans.And(plans=several):
                return sum(map(self.rarity, several))
            case plans.Or(plans=several):
                return rarest(map(self.rarity, several))
        return 0.0

    def _holding(self, leaf: plans.Terms) -> int:
        keys = self.evaluation.keys(leaf)
        if len(keys) == 1:
            return self.evaluation.lists.holding(*keys[0])
        blocks = self.evaluation.blocks_of(leaf)
        return len({one for block in blocks for one in block.documents})
