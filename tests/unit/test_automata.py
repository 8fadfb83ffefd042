"""Regular expressions: as Python's, in linear time."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ukcorpus.search.automata import compile_regex
from ukcorpus.search.machine import RegexError

pieces = st.sampled_from(
    ["a", "b", "é", "[ab]", "[^a]", "[a-c]", r"\d", r"\w", ".", "(a|b)", "(?:ab)", "(a*)", "|", "5"]
)
repeats = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,3}", "{,2}", "{2,}", "*?", "+?"])
patterns = st.lists(st.tuples(pieces, repeats), max_size=6).map(
    lambda parts: "".join(p + (r if p != "|" else "") for p, r in parts)
)


@given(patterns, st.text(alphabet="abcé5", max_size=7))
@example("(a|b)*", "abab")
@example("", "")
@example("a{2,}b?", "aaab")
@example("[a-c]{1,3}", "abc")
def test_it_matches_what_python_matches(pattern: str, word: str) -> None:
    assert compile_regex(pattern).matches(word) == bool(re.fullmatch(pattern, word))


@given(st.text(alphabet="ab(|)[]{}*+?.\\^$-,12:=!<", max_size=20), st.text(max_size=10))
def test_any_text_is_a_pattern_or_an_error_with_a_place(pattern: str, word: str) -> None:
    try:
        compiled = compile_regex(pattern)
    except RegexError as error:
        assert 0 <= error.place <= len(pattern)
        assert error.message
        return

    assert compiled.matches(word) in (True, False)


def test_a_pattern_that_takes_others_for_ever_takes_steps_of_one_letter() -> None:
    word = "a" * 5_000

    assert not compile_regex("(a+)+b").matches(word)
    assert not compile_regex("(a|aa)*c").matches(word)
    assert compile_regex("(.*)(.*)(.*)(.*)a").matches(word)


@pytest.mark.parametrize(
    ("pattern", "place", "message"),
    [
        ("(", 0, "missing )"),
        ("a)", 1, "unbalanced"),
        ("[a", 0, "missing ]"),
        ("*a", 0, "nothing to repeat"),
        ("a**", 2, "multiple repeat"),
        ("a{3,2}", 1, "ends before it starts"),
        ("a{999}", 1, "at most 100"),
        ("a{x}", 1, "is written"),
        (r"(a)\1", 3, "not known here"),
        ("(?=a)", 0, "look-around"),
        ("a^b", 1, "matched whole"),
        ("[z-a]", 1, "no range"),
    ],
)
def test_what_cannot_be_run_is_told_where(pattern: str, place: int, message: str) -> None:
    with pytest.raises(RegexError, match=re.escape(message)) as caught:
        compile_regex(pattern)

    assert caught.value.place == place


def test_repetitions_of_repetitions_are_bounded() -> None:
    with pytest.raises(RegexError, match="too many repetitions"):
        compile_regex("((a{90}){90}){90}")


def test_case_is_kept_unless_asked() -> None:
    assert not compile_regex("nato").matches("NATO")
    assert compile_regex("[a-z]+", ignore_case=True).matches("NATO")
    assert compile_regex("НАТО", ignore_case=True).matches("нато")


@pytest.mark.parametrize(
    ("pattern", "head"),
    [
        ("Zel.*", "Zel"),
        ("^Zel", "Zel"),
        ("Zels?", "Zel"),
        ("Zels*k", "Zel"),
        ("Ab{2}", "A"),
        ("a|b", ""),
        (".*", ""),
        ("Ab+", "Ab"),
    ],
)
def test_the_letters_that_every_match_begins_with_are_known(pattern: str, head: str) -> None:
    assert compile_regex(pattern).head == head
