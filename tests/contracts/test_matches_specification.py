"""``find_hits`` against the definitions in ``search.plan``, tried out on every combination."""

from collections.abc import Iterable
from itertools import pairwise, product

from corpora import documents, leaves, sequences
from hypothesis import given, settings
from hypothesis import strategies as st

from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document
from ukcorpus.search.matches import Hit, find_hits, matched, spans
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import zone_of


def hits_of(plan: Plan, document: Document) -> list[Hit]:
    return find_hits(plan, document.tokens, document.terms, furniture=True) or []


@settings(max_examples=300, deadline=None)
@given(plan=sequences, document=documents)
def test_a_sequence_hits_the_shortest_window_from_each_position(
    plan: plans.Sequence, document: Document
) -> None:
    wanted: dict[int, int] = {}
    for chosen in product(*([hit.first for hit in hits_of(p, document)] for p in plan.parts)):
        rises = all(a < b for a, b in pairwise(chosen))
        apart = len(set(chosen)) == len(chosen)
        if not chosen or not (rises if plan.ordered else apart):
            continue
        first, last = min(chosen), max(chosen)
        if last - first <= len(chosen) - 1 + plan.slop and zone_of(first) == zone_of(last):
            wanted[first] = min(last, wanted.get(first, last))

    assert hits_of(plan, document) == sorted(Hit(*ends) for ends in wanted.items())


units = st.one_of(leaves, sequences)


@settings(max_examples=300, deadline=None)
@given(
    left=units,
    right=units,
    unit=st.sampled_from(("word", "sentence", "paragraph")),
    distance=st.integers(0, 8),
    ordered=st.booleans(),
    document=documents,
)
def test_near_hits_take_part_in_a_pair(
    left: Plan, right: Plan, unit: str, distance: int, ordered: bool, document: Document
) -> None:
    plan = plans.Near(left, right, unit, distance, ordered)
    by_position = {token.position: token for token in document.tokens}

    def is_pair(one: Hit, other: Hit) -> bool:
        overlap = one.first <= other.last and other.first <= one.last
        if overlap or zone_of(one.first) != zone_of(other.first):
            return False
        a, b = by_position[one.first], by_position[other.first]
        if unit == "sentence":
            return a.sentence == b.sentence
        if unit == "paragraph":
            return a.paragraph == b.paragraph
        after = 0 < other.first - one.last <= distance
        before = 0 < one.first - other.last <= distance
        return after or (before and not ordered)

    pairs = product(hits_of(left, document), hits_of(right, document))
    wanted = {hit for pair in pairs if is_pair(*pair) for hit in pair}

    assert hits_of(plan, document) == sorted(wanted)


@given(several=st.lists(units, max_size=3), document=documents)
def test_every_hit_has_a_place_in_the_text_and_a_spelling(
    several: Iterable[Plan], document: Document
) -> None:
    plan = plans.Or(tuple(several))
    hits = hits_of(plan, document)

    places = spans(hits, document.tokens)
    spellings = matched(plan, hits, document.tokens, document.terms)

    assert all(start < end for start, end in places)
    assert sum(spellings.values()) == len(hits)
    assert all(spellings)
