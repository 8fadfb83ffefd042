"""Wildcards fit whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukcorpus.search.wildcards import Wildcard


@given(st.text(alphabet="ab*?", max_size=8), st.text(alphabet="abc\n", max_size=8))
def test_a_wildcard_fits_what_its_expression_matches(pattern: str, word: str) -> None:
    expression = "".join({"*": ".*", "?": "."}.get(char, char) for char in pattern)

    assert Wildcard(pattern).fits(word) == bool(re.fullmatch(expression, word, re.DOTALL))


@pytest.mark.parametrize(("pattern", "head"), [("incur*", "incur"), ("*x", ""), ("a?b", "a")])
def test_it_knows_what_words_begin_with(pattern: str, head: str) -> None:
    assert Wildcard(pattern).head == head


def test_many_stars_take_no_time() -> None:
    assert not Wildcard("*a" * 30 + "*b").fits("a" * 20_000)
