"""Dates of queries: whole units, both ends inside, counted from a given day."""

from datetime import date

import pytest

from ukcorpus.errors import QueryError
from ukcorpus.model.dates import Period
from ukcorpus.search.parser import parse
from ukcorpus.search.periods import parse_day, period_of
from ukcorpus.search.query import FieldRange, FieldValue

NOW = date(2024, 3, 31)


def asked(query: str, now: date = NOW) -> Period:
    clause = parse(query)
    assert isinstance(clause, FieldValue | FieldRange)
    return period_of(clause, now, query)


@pytest.mark.parametrize(
    ("query", "edtf"),
    [
        ("date:2022", "2022"),
        ("date:2022-02", "2022-02"),
        ("date:2022-02-17", "2022-02-17"),
        ("date:2024-02", "2024-02"),
        ("date:2022-01..2022-02", "2022-01-01/2022-02-28"),
        ("date:2021..2022-06-15", "2021-01-01/2022-06-15"),
        ("date:..2022-02", "../2022-02-28"),
        ("date:2022..", "2022-01-01/.."),
        ("date:>=2022", "2022-01-01/.."),
        ("date:>2022", "2023-01-01/.."),
        ("date:<=2022", "../2022-12-31"),
        ("date:<2022", "../2021-12-31"),
        ("date:>2022-02-28", "2022-03-01/.."),
        ("date:today", "2024-03-31"),
        ("date:yesterday", "2024-03-30"),
        ("date:-30d..", "2024-03-01/.."),
        ("date:-2w", "2024-03-17"),
        ("date:-1m", "2024-02-29"),
        ("date:-1y", "2023-03-31"),
        ("date:-3m..today", "2023-12-31/2024-03-31"),
        ("date:2022-01-01..2022-12-31", "2022"),
    ],
)
def test_a_date_covers(query: str, edtf: str) -> None:
    assert asked(query).edtf == edtf


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("date:2022-02-30", "2022-02 has 28 days"),
        ("date:2022-00", "months run from 01 to 12"),
        ("date:2022-13-01", "months run from 01 to 12"),
        ("date:2022-02-00", "2022-02 has 28 days"),
        ("date:0000", "years run from 0001"),
        ("date:22", "not a date"),
        ("date:2022-2", "not a date"),
        ("date:17-02-2022", "not a date"),
        ("date:2022-02-17..2022-02-16", "ends before it starts"),
        ("date:-99999y", "before the year 1"),
        ("date:..-9x", "not a date"),
        ("date:>9999", "beyond"),
    ],
)
def test_an_impossible_date_is_an_error_at_its_place(query: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(f"war {query}")

    assert caught.value.code == "Q005"
    assert says in caught.value.message
    assert (caught.value.start, caught.value.end) == (4, 4 + len(query))


def test_a_range_that_is_reversed_only_today_is_an_error_today() -> None:
    clause = parse("date:2024-04..today")
    assert isinstance(clause, FieldRange)

    assert period_of(clause, date(2024, 5, 1)).edtf == "2024-04-01/2024-05-01"
    with pytest.raises(QueryError, match="ends before it starts"):
        period_of(clause, NOW)


def test_days_are_in_any_case_and_with_blanks() -> None:
    assert parse_day(" Today ", NOW) == Period(NOW, NOW)
