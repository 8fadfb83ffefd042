"""Passages: each item of a live blog asked by itself, every other article as a whole.

Words and their nearness are those of the passage; what is known of an article (its language,
its date, who is named or speaks in it) holds for all its passages.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.requests import Found
from ukcorpus.model.records import Record
from ukcorpus.search import plan as plans
from ukcorpus.search.matches import Hit, find_hits
from ukcorpus.search.plan import Plan
from ukcorpus.search.ranking import Lengths, bm25, inverse_frequency, rarity, weigh
from ukcorpus.store.reader import ArticleRow
from ukcorpus.text.tokens import FURNITURE, Token, zone_of
from ukcorpus.text.words import term

HEAD = ""
"""What stands above the first item: title and introduction."""


class Passage(NamedTuple):
    """The words of one item."""

    segment: str
    tokens: list[Token]
    terms: list[str]


def find_passages(view: View, plan: Plan, *, furniture: bool) -> list[Found]:
    """Every passage that matches; those of one article in the order of the text."""
    live = view.store.where("kind = 'live_blog'")
    whole = view.engine.search(plan, furniture=furniture)
    rows = view.store.rows(match.number for match in whole if match.number not in live)
    found = [
        Found(rows[match.number], match.score, match.hits)
        for match in whole
        if match.number in rows
    ]
    likely = view.engine.search(_loosened(plan), furniture=furniture)
    blogs = view.store.rows(match.number for match in likely if match.number in live)
    scoring = _Scoring(view, furniture)
    for number in sorted(blogs):
        found += _of_blog(view, plan, blogs[number], scoring)
    return found


def passages_of(record: Record, *, furniture: bool) -> list[Passage]:
    """The passages of a live blog in the order of the text, the head first."""
    made = {
        segment: Passage(segment, [], [])
        for segment in (HEAD, *(segment.id for segment in record.segments))
    }
    tokens = record_tokens(record, furniture=furniture)
    for token, segment in zip(tokens, segments_of(record, tokens), strict=True):
        passage = made[segment]
        passage.tokens.append(token)
        passage.terms.append(term(word_at(record, token)))
    return list(made.values())


def segments_of(record: Record, tokens: Sequence[Token]) -> Iterator[str]:
    """For each word the item that it stands in; ``HEAD`` outside any."""
    starts = [line.start for line in record.lines]
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        segment = record.lines[at].segment if at >= 0 else -1
        yield record.segments[segment].id if segment >= 0 else HEAD


def _of_blog(view: View, plan: Plan, row: ArticleRow, scoring: "_Scoring") -> Iterator[Found]:
    record = view.store.record(row.number)
    for passage in passages_of(record, furniture=scoring.furniture):
        hits = scoring.find(plan, passage, row.number)
        if hits is None or not passage.tokens:
            continue
        shown = _row(record, passage, row)
        score = scoring.score(plan, passage, row.number)
        yield Found(shown, score, len(hits), passage.segment)


def _row(record: Record, passage: Passage, row: ArticleRow) -> ArticleRow:
    words = len(passage.tokens)
    for segment in record.segments:
        if segment.id == passage.segment:
            return row._replace(
                id=f"{row.id}/{segment.id}", title=segment.heading.strip(), words=words
            )
    return row._replace(words=words)


def _loosened(plan: Plan) -> Plan:
    """A plan that finds every article of which a passage may match: what a passage lacks
    may stand in another."""
    match plan:
        case plans.Not(plan=inner):
            return plan if _is_of_articles(inner) else plans.Everything()
        case plans.AtLeast(count=count, plan=inner):
            return plans.AtLeast(count, _loosened(inner))
        case plans.And(plans=several):
            return plans.And(tuple(map(_loosened, several)))
        case plans.Or(plans=several):
            return plans.Or(tuple(map(_loosened, several)))
    return plan


def _is_of_articles(plan: Plan) -> bool:
    """Whether it asks nothing of the words, so that passages differ in nothing."""
    match plan:
        case plans.Articles() | plans.Everything():
            return True
        case plans.Not(plan=inner):
            return _is_of_articles(inner)
        case plans.And(plans=several) | plans.Or(plans=several):
            return all(map(_is_of_articles, several))
    return False


class _Scoring:
    """``search.ranking``'s formula: a passage is scored as an article of its length."""

    def __init__(self, view: View, furniture: bool) -> None:
        self.view, self.furniture = view, furniture
        self.articles = view.store.count()
        ((words,),) = view.store.select("SELECT sum(words) FROM articles")
        self.lengths = Lengths.of(float(words or 0), self.articles)
        self._rarities: dict[plans.Terms, float] = {}

    def find(self, plan: Plan, passage: Passage, number: int) -> list[Hit] | None:
        return find_hits(
            plan, passage.tokens, passage.terms, number=number, furniture=self.furniture
        )

    def score(self, plan: Plan, passage: Passage, number: int) -> float:
        positions = [token.position for token in passage.tokens]
        length = weigh([place for place in positions if zone_of(place) != FURNITURE])
        return sum(self._parts(plan, passage, number, length), start=0.0)

    def _parts(self, plan: Plan, passage: Passage, number: int, length: float) -> Iterator[float]:
        match plan:
            case plans.And(plans=several) | plans.Or(plans=several):
                for one in several:
                    if self.find(one, passage, number) is not None:
                        yield from self._parts(one, passage, number, length)
            case plans.AtLeast(plan=inner):
                yield from self._parts(inner, passage, number, length)
            case plans.Terms() | plans.Sequence() | plans.Near():
                frequency = weigh([hit.first for hit in self.find(plan, passage, number) or ()])
                yield bm25(frequency, length, self.lengths, rarity(plan, self._rarity))

    def _rarity(self, leaf: plans.Terms) -> float:
        known = self._rarities.get(leaf)
        if known is None:
            holding = len(self.view.engine.search(leaf, furniture=self.furniture))
            known = self._rarities[leaf] = inverse_frequency(self.articles, holding)
        return known
