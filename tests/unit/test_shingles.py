"""Runs of words: texts that share many meet, and the share is counted exactly."""

import subprocess
import sys

import pytest

from ukcorpus.corpus.copies import likeness
from ukcorpus.text.shingles import BANDS, bands, containment, shingles

WORDS = [f"word{n}" for n in range(400)]


def test_a_part_is_wholly_contained() -> None:
    whole, part = shingles(WORDS), shingles(WORDS[100:200])

    assert containment(part, whole) == containment(whole, part) == 1


def test_containment_counts_the_runs_of_the_shorter() -> None:
    one = shingles(["a", "b", "c", "d", "e"])
    other = shingles(["a", "b", "c", "d", "x", "y"])

    assert containment(one, other) == 0.5


@pytest.mark.parametrize("words", [[], ["one"], ["one", "two", "three"]])
def test_short_texts_have_one_run_or_none(words: list[str]) -> None:
    assert len(shingles(words)) == (1 if words else 0)
    assert len(bands(shingles(words))) == (BANDS if words else 0)


def test_nothing_is_contained_in_nothing() -> None:
    assert containment(shingles([]), shingles(WORDS)) == 0


def test_a_text_meets_its_larger_part_and_not_a_stranger() -> None:
    whole = set(bands(shingles(WORDS)))

    assert whole & set(bands(shingles(WORDS[:240])))
    assert not whole & set(bands(shingles([f"other{n}" for n in range(400)])))


def test_keys_fit_a_signed_column_and_are_the_same_in_every_process() -> None:
    keys = bands(shingles(["Київ", "\udc80", "b", "c", "d"]))
    again = subprocess.run(
        [
            sys.executable, "-c",
            "from ukcorpus.text.shingles import *;"
            "print(bands(shingles(['Київ', '\\udc80', 'b', 'c', 'd'])))",
        ],
        capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"},
    )  # fmt: skip

    assert all(0 <= key < 2**63 for key in keys)
    assert again.stdout.strip() == str(keys)


def test_short_texts_of_one_form_are_no_copies_of_each_other() -> None:
    form, other = frozenset(range(60)), frozenset(range(30, 90))

    assert containment(form, other) == 0.5
    assert likeness(form, other) == 0.0
    assert likeness(frozenset(range(200)), frozenset(range(100, 300))) == 0.5
