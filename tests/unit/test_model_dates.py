"""Dates that say how precise they are: what they cover, and what is no date."""

from datetime import date

import pytest

from ukcorpus.model.dates import PartialDate


@pytest.mark.parametrize(
    ("parts", "first", "last", "edtf"),
    [
        ((2022,), date(2022, 1, 1), date(2022, 12, 31), "2022"),
        ((2024, 2), date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ((2022, 2, 17), date(2022, 2, 17), date(2022, 2, 17), "2022-02-17"),
    ],
)
def test_a_partial_date_covers_all_the_days_that_it_may_be(
    parts: tuple[int, ...], first: date, last: date, edtf: str
) -> None:
    found = PartialDate(*parts)
    assert (found.first, found.last, found.edtf) == (first, last, edtf)


@pytest.mark.parametrize(
    "parts", [(2022, 0), (2022, 13), (2022, 2, 0), (2022, 2, 31), (2022, None, 3), (0,)]
)
def test_what_stands_in_no_calendar_is_no_date(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        PartialDate(*parts)
