"""Floors for matching people, on our own table of names in eight languages."""

from pathlib import Path

import pytest

from tests.quality.measure_people import measure_pairs

PEOPLE = Path(__file__).parent / "people.tsv"


@pytest.mark.parametrize("half", [0, 1])
def test_spellings_of_one_person_meet_and_people_stay_apart(half: int) -> None:
    precision, recall, f1 = measure_pairs(PEOPLE, half, show=False)

    assert precision >= 0.99
    assert recall >= 0.95
    assert f1 >= 0.96
