"""Where the hits of an answer stand: lines with marks, for lists and for ``show``."""

from collections.abc import Sequence

from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.requests import Snippet
from ukcorpus.model.records import Record
from ukcorpus.search.matches import Hit, find_hits, matched, spans
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import Token
from ukcorpus.text.words import term


class Marked:
    """The hits of one plan in one record, or in one item of a live blog."""

    def __init__(
        self,
        record: Record,
        number: int,
        plan: Plan,
        *,
        furniture: bool = False,
        segment: str | None = None,
    ) -> None:
        self.record = record
        self.tokens: Sequence[Token] = record_tokens(record, furniture=furniture)
        if segment is not None:
            self.tokens = _inside(record, self.tokens, segment)
        self.terms = [term(word_at(record, token)) for token in self.tokens]
        self.plan = plan
        found = find_hits(plan, self.tokens, self.terms, number=number, furniture=furniture)
        self.hits: list[Hit] = found or []
        self.spans = spans(self.hits, self.tokens)

    def matched(self) -> dict[str, int]:
        """What was found, as written, with how often; most frequent first."""
        return matched(self.plan, self.hits, self.tokens, self.terms)

    def lines(self) -> list[Snippet]:
        """Every line of the text that has a hit, with the places of the hits in it."""
        found: list[Snippet] = []
        remaining = [span for span in self.spans if span[0] >= 0]
        for line in self.record.lines:
            marks = [
                (start - line.start, end - line.start)
                for start, end in remaining
                if line.start <= start < line.end
            ]
            if marks:
                text = self.record.text[line.start : line.end]
                found.append(Snippet(line.number, line.start, text, merged(marks)))
        return found


def _inside(record: Record, tokens: Sequence[Token], segment: str) -> list[Token]:
    from ukcorpus.corpus.passages import segments_of  # late: few look at passages

    places = zip(tokens, segments_of(record, tokens), strict=True)
    return [token for token, place in places if place == segment]


def merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping places as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
