"""Generated corpora and plans: few words, so that everything meets everything."""

from collections.abc import Sequence as Several

from hypothesis import strategies as st

from ukcorpus.model.articles import Label, Line
from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import tokens
from ukcorpus.text.words import term

LABELS: tuple[Label, ...] = ("title", "body", "heading", "caption", "credit", "furniture")
WORDS = ("a", "b", "é")
TERMS = tuple(dict.fromkeys(term(w) for word in WORDS for w in (word, word.capitalize())))
ABSENT = "zz"


def document(number: int, lines: Several[tuple[Label, int, str]], title: str = "") -> Document:
    """A document as the corpus makes it: text, labelled lines, words with positions."""
    text, found = "", []
    for index, (label, segment, words) in enumerate(lines, start=1):
        start = len(text)
        text += words + "\n"
        found.append(Line(index, start, start + len(words), label, segment))
    places = tokens(text, found, title=title, furniture=True)
    written = [
        text[place.start : place.end]
        if place.start >= 0
        else title[place.start + len(title) + 1 : place.end + len(title) + 1]
        for place in places
    ]
    return Document(number, places, [term(word) for word in written])


def body(number: int, *paragraphs: str) -> Document:
    """A document without title or furniture."""
    return document(number, [("body", -1, paragraph) for paragraph in paragraphs])


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(
    lambda words: " ".join(words).capitalize() + "."
)
lines = st.tuples(
    st.sampled_from(LABELS),
    st.sampled_from((-1, -1, 0, 1)),
    st.lists(sentences, max_size=3).map(" ".join),
)
numbers = st.integers(1, 9)
documents = st.builds(
    document, numbers, st.lists(lines, max_size=4), st.sampled_from(("", "", "A b", "C"))
)
changes = st.lists(
    st.tuples(st.booleans(), st.lists(documents, max_size=6), st.sets(numbers, max_size=3)),
    min_size=1,
    max_size=4,
)
"""Commits: whether it rebuilds, what is added, what is removed."""

zones = st.one_of(
    st.just(()), st.just(()), st.lists(st.integers(0, 4), max_size=2, unique=True).map(tuple)
)
leaves = st.builds(
    plans.Terms,
    st.lists(st.sampled_from((*TERMS, ABSENT)), min_size=1, max_size=3).map(tuple),
    zones,
)
sequences = st.builds(
    plans.Sequence,
    st.lists(leaves, min_size=0, max_size=4).map(tuple),
    st.integers(0, 6),
    st.booleans(),
)
fixed: st.SearchStrategy[Plan] = st.one_of(
    st.builds(plans.Articles, st.frozensets(st.integers(0, 11), max_size=5)),
    st.just(plans.Everything()),
    st.builds(plans.Filled, st.lists(st.integers(0, 4), min_size=1, max_size=2).map(tuple)),
)


def _grown(inner: st.SearchStrategy[Plan]) -> st.SearchStrategy[Plan]:
    several = st.one_of(
        st.lists(inner, max_size=3).map(tuple), st.tuples(inner, inner), st.tuples(inner, inner)
    )
    return st.one_of(
        st.builds(
            plans.Near,
            inner,
            inner,
            st.sampled_from(("word", "word", "sentence", "paragraph")),
            st.integers(0, 8),
            st.booleans(),
        ),
        st.builds(plans.AtLeast, st.integers(1, 3), inner),
        st.builds(plans.And, several),
        st.builds(plans.Or, several),
        st.builds(plans.Not, inner),
    )


units = st.one_of(leaves, leaves, sequences)
pairs = _grown(units)
any_plan = st.one_of(
    st.recursive(st.one_of(units, fixed), _grown, max_leaves=6),
    pairs,
    _grown(st.one_of(units, pairs, fixed)),
)
