"""Where claims and figures stand among the words of their article: runs of positions."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from ukcorpus.model.records import Record
from ukcorpus.model.spans import Span
from ukcorpus.search.engines import Run
from ukcorpus.text.tokens import FURNITURE, ZONE_BASE, Token


def runs_of(record: Record, tokens: Sequence[Token]) -> Mapping[str, list[list[Run]]]:
    """The runs of each claim and of each figure, in the order of the record."""
    words = Words(tokens)
    return {
        "claim": [words.runs(claim.spans) for claim in record.claims],
        "figure": [words.runs((figure.span,)) for figure in record.figures],
    }


class Words:
    """The words of an article but for furniture, found by where they stand in its text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [token for token in tokens if token.position < ZONE_BASE[FURNITURE]]
        self.order = sorted(range(len(self.tokens)), key=lambda index: self.tokens[index].start)
        self.starts = [self.tokens[index].start for index in self.order]

    def inside(self, spans: Iterable[Span]) -> list[int]:
        """Which of the tokens lie in one of the spans, by position."""
        found = {
            index
            for span in spans
            for index in self.order[
                bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
            ]
            if self.tokens[index].end <= span.end
        }
        return sorted(found)

    def runs(self, spans: Iterable[Span]) -> list[Run]:
        """The same as first and last positions of those that follow each other."""
        runs: list[Run] = []
        before = -2
        for index in self.inside(spans):
            position = self.tokens[index].position
            first = runs.pop()[0] if index == before + 1 else position
            runs.append((first, position))
            before = index
        return runs
