"""Any text is a query or an error with a place; a query written out means the same."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ukcorpus.errors import QueryError
from ukcorpus.search.engines import Document
from ukcorpus.search.engines.memory import MemoryEngine
from ukcorpus.search.expand import Expander
from ukcorpus.search.parser import parse
from ukcorpus.search.query import unplaced
from ukcorpus.text.tokens import ZONE_BASE, Token
from ukcorpus.text.words import find_words, term

PIECES = (
    "Kharkiv", "Лавров", "U.S.", "Biden’s", "cross-border", "15:30", "=Nato", "incurs*", "z?l",
    "*", "?", "word~", "word~2", "~", "=", "-", "--", "!", "@", "@name", "\\", ":", "…",
    '"', "“", "”", "„", "«", "»", "(", ")", "|", "||", "&", "OR", "AND", "NOT", "or", "not",
    "NEAR/5", "W/2", "BEFORE/3", "PRE/1", "NEAR/", "/s", "/p", "ATLEAST/2(", "ATLEAST/2",
    "~5", "~>5", "/ab+/", "/[/", "/", "i", "title:", "person:", "date:", "n:", "lang:", "lang:nl",
    "claim:(", "quote:", "figure:(", "said:", "foo:", "2022", "2022-02-30", "..", "-30d..",
    ">=", "<", "2022-01..2022-02", "1,000", "[", "]", "{", "}", "'", "’", "\x00", "\u200b", "İ",
)  # fmt: skip

TEXT = "Kharkiv Лавров U.S. Biden’s cross-border 15:30 Nato incursion word words 1,000 or not"


def _engine() -> MemoryEngine:
    places = list(find_words(TEXT))
    tokens = [
        Token(start, end, ZONE_BASE[1] + index, 0, 0) for index, (start, end) in enumerate(places)
    ]
    engine = MemoryEngine()
    engine.rebuild([Document(1, tokens, [term(TEXT[a:b]) for a, b in places])], 1)
    return engine


ENGINE = _engine()
EXPANDER = Expander(ENGINE.lexicon, languages={"en": 1, "nl": 1, "uk": 1})

pieces = st.lists(st.sampled_from(PIECES), max_size=14)
noise = st.one_of(
    st.builds(" ".join, pieces),
    st.builds("".join, pieces),
    st.text(max_size=40),
    st.text(alphabet='ab "()-:~*?/=@|.0123“”', max_size=40),
)


@given(noise)
@settings(max_examples=600, deadline=None)
@example('"a\\ ."')
@example("a\\")
@example('person:"a\\')
@example("title:a..b")
@example("date:\u0661\u0662")
def test_any_text_is_a_query_or_an_error_with_a_place(query: str) -> None:
    notes: list[str] = []
    try:
        clause = parse(query, notes=notes)
    except QueryError as error:
        assert error.query == query
        assert 0 <= error.start < error.end <= len(query) + 1
        assert error.message
        return

    assert unplaced(parse(str(clause))) == unplaced(clause)
    assert all(notes)


@given(noise)
@settings(max_examples=300, deadline=None)
def test_any_query_can_be_planned_or_says_what_it_cannot(query: str) -> None:
    try:
        clause = parse(query)
        planned = EXPANDER.plan(clause, lambda _: frozenset({1}), query)
    except QueryError as error:
        assert 0 <= error.start < error.end <= len(query) + 1
        return

    found = ENGINE.search(planned)
    assert all(match.hits >= 0 for match in found)


words = st.sampled_from(
    ["a", "Kharkiv", "=Nato", "x*", "z?l", "w~1", "or", "U.S.", "Ель-Ріяд", "OR:", "it's"]
)
phrases = st.builds(
    lambda inside, slop: '"' + " ".join(inside) + '"' + slop,
    st.lists(words, min_size=1, max_size=3),
    st.sampled_from(["", "~3", "~>3"]),
)
placed = st.recursive(
    words | phrases | st.just("/a[bc]+/i"),
    lambda inner: st.builds(
        lambda left, operator, right: f"({left} {operator} {right})",
        inner,
        st.sampled_from(["OR", "NEAR/3", "BEFORE/2", "/s", "/p"]),
        inner,
    ),
    max_leaves=6,
)
values = st.sampled_from(
    ["lang:nl", 'person:"A B"', "date:2022..", "date:<2021-05", "n:>3", "@x", "id:d09a", "*",
     "claim:(stance:deny a)", "person:(a OR b)", "tag:*"]
)  # fmt: skip
valid = st.recursive(
    placed
    | values
    | st.builds("title:({})".format, placed)
    | st.builds("ATLEAST/2({})".format, placed),
    lambda inner: st.one_of(
        st.builds("({}) ({})".format, inner, inner),
        st.builds("{} OR ({})".format, inner, inner),
        st.builds("NOT ({})".format, inner),
        st.builds("-({}) {}".format, inner, inner),
    ),
    max_leaves=12,
)  # fmt: skip


@given(valid)
@settings(max_examples=300, deadline=None)
def test_a_valid_query_written_out_means_the_same(query: str) -> None:
    clause = parse(query)

    written = str(clause)

    assert unplaced(parse(written)) == unplaced(clause)
    assert str(parse(written)) == written
