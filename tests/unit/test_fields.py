"""The table of fields and facets, and the values that fields take."""

import pytest

from ukcorpus.errors import UsageError
from ukcorpus.search.fields import FACETS, FIELDS, find_facet, find_field
from ukcorpus.search.values import parse_number

IN_THE_LANGUAGE = (
    "title body lead caption lang date person place within org speaker by_kind said about told_to"
    " via venue stance cue type spoken kind role anon n unit of where source id"
    " seg tag dup cites claim quote figure"
)

FACET_NAMES = (
    "lang date:year date:month date:week date:day person place org speaker by_kind"
    " about:person about:place about:org told_to via venue stance cue type spoken:year spoken:month"
    " spoken:week spoken:day kind unit source segment tag dup"
)


def test_every_field_of_the_language_is_in_the_table() -> None:
    assert [field.name for field in FIELDS] == IN_THE_LANGUAGE.split()


def test_no_name_or_alias_stands_for_two_fields() -> None:
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]

    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


def test_every_field_says_what_it_is() -> None:
    assert all(field.help for field in FIELDS)


def test_fields_are_found_by_name_and_alias_in_any_case() -> None:
    assert find_field("Headline") == find_field("title")
    assert find_field("nothing") is None


def test_closed_fields_know_their_values() -> None:
    closed = {field.name for field in FIELDS if field.values}

    assert closed == {"lang", "stance", "kind", "anon", "unit", "by_kind", "type"}


def test_facets_are_those_of_the_commands() -> None:
    assert [facet.name for facet in FACETS] == FACET_NAMES.split()


@pytest.mark.parametrize(
    ("name", "facet"),
    [
        ("lang", "lang"),
        ("language", "lang"),
        ("Date:Year", "date:year"),
        ("date", "date:month"),
        ("people", "person"),
        ("seg", "segment"),
    ],
)
def test_facets_are_found_by_the_names_of_their_fields(name: str, facet: str) -> None:
    assert find_facet(name).name == facet


@pytest.mark.parametrize("name", ["title", "n", "sayd", "date:decade", "lang:nl", "", "claim"])
def test_an_unknown_facet_is_told_which_there_are(name: str) -> None:
    with pytest.raises(UsageError, match="unknown facet") as caught:
        find_facet(name)

    assert "date:month" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7000", 7000.0),
        ("7,000", 7000.0),
        ("14.000", 14000.0),
        ("1.234.567", 1234567.0),
        ("1_000", 1000.0),
        ("2.5", 2.5),
        ("-3", -3.0),
    ],
)
def test_numbers_are_read_as_texts_write_them(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "abc", "1,00", "1e9", "٣", "nan", "1 000", "--1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)
