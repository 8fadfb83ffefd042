"""Saved searches inside queries."""

import pytest

from ukcorpus.errors import QueryError
from ukcorpus.search.parser import parse
from ukcorpus.search.query import unplaced
from ukcorpus.search.saved import replace_saved

SAVED = {
    "east": "Kharkiv OR Donetsk",
    "war": "@east troops",
    "loop": "a @pool",
    "pool": "@loop",
}


def replaced(query: str) -> str:
    clause = replace_saved(parse(query), SAVED, query)
    assert unplaced(parse(str(clause))) == unplaced(clause)
    return str(clause)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("@east", "Kharkiv OR Donetsk"),
        ("@east OR Kyiv", "Kharkiv OR Donetsk OR Kyiv"),
        ("@east -lang:nl", "(Kharkiv OR Donetsk) NOT lang:nl"),
        ("NOT @east", "NOT (Kharkiv OR Donetsk)"),
        ("@war border", "(Kharkiv OR Donetsk) troops border"),
        ("claim:(@east)", "claim:(Kharkiv OR Donetsk)"),
        ("a b", "a b"),
    ],
)
def test_a_name_stands_for_its_query(query: str, meaning: str) -> None:
    assert replaced(query) == meaning


def test_what_is_put_in_stands_where_the_name_stood() -> None:
    query = "a @east"

    clause = replace_saved(parse(query), SAVED, query)

    assert [query[slice(*part.at)] for part in clause.clauses] == ["a", "@east"]  # type: ignore[attr-defined]


def test_an_unknown_name_is_an_error_with_a_near_one() -> None:
    with pytest.raises(QueryError, match="no saved search @eats") as caught:
        replace_saved(parse("a @eats"), SAVED, "a @eats")

    assert (caught.value.start, caught.value.end) == (2, 7)
    assert "@east" in caught.value.hint


@pytest.mark.parametrize("query", ["@loop", "x @pool"])
def test_a_search_that_leads_back_to_itself_is_an_error(query: str) -> None:
    with pytest.raises(QueryError, match="leads back to itself"):
        replace_saved(parse(query), SAVED, query)


def test_searches_that_multiply_are_stopped() -> None:
    saved = {f"s{level}": " x ".join([f"@s{level + 1}"] * 9) for level in range(4)} | {"s4": "y"}

    with pytest.raises(QueryError, match="more than 200"):
        replace_saved(parse("@s0"), saved)


def test_searches_within_searches_end_somewhere() -> None:
    saved = {f"s{level}": f"@s{level + 1} x" for level in range(40)} | {"s40": "y"}

    with pytest.raises(QueryError, match="more than 5 deep"):
        replace_saved(parse("@s0"), saved)
