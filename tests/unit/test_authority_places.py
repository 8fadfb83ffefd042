"""Which place a name means in its article."""

import pytest

from ukcorpus.authority.gazetteer import lookup_place
from ukcorpus.authority.places import (
    base_forms,
    context_keys,
    resolve_place,
    sure_keys,
    with_container,
)


def key(form: str, context: tuple[str, ...] = (), language: str = "en") -> str | None:
    found = resolve_place(form, context, language)
    return found.key if found else None


def test_size_decides_without_context() -> None:
    assert key("Paris") == "geo:2988507"
    assert key("Moscow") == "geo:524901"
    assert key("Mexico") == "iso:MX"


def test_a_container_after_a_comma_decides() -> None:
    found = resolve_place("Paris, Texas", (), "en")

    assert found is not None and (found.country, found.region) == ("US", "US-TX")
    assert key("Kharkiv, Ukraine") == "geo:706483"
    assert key("Somewhere, Texas") is None


def test_the_countries_of_the_article_count() -> None:
    assert key("Georgia") == "iso:GE"
    assert key("Georgia", ("iso:US", "iso:US")) == "iso:US-GA"
    assert key("Donetsk", ("iso:UA",)) == "geo:709717"


def test_towns_nearby_decide_between_namesakes() -> None:
    in_kentucky = ("iso:US-KY", "geo:4297983")

    assert key("Mason County", ("iso:US-TX", "geo:4671654")) != key("Mason County", in_kentucky)
    assert resolve_place("Paris", ("geo:4297983", "geo:4299276", "iso:US-KY"), "en") is not None


def test_a_country_is_no_witness_to_itself() -> None:
    texan = ("iso:PS", "iso:US-TX", "geo:4738214", "geo:4692883", "geo:4682991")

    assert key("Palestine") == "iso:PS"
    assert key("Palestine", texan) != "iso:PS"


def test_a_foreign_name_of_a_country_yields_to_a_city() -> None:
    assert key("Columbia") != "iso:CO"
    assert key("Norfolk") != "iso:NF"
    assert key("Luxemburg", language="de") == "iso:LU"
    assert key("Mexico", ("iso:MX", "geo:3530597")) == "iso:MX"


def test_a_village_is_known_when_its_name_was_found() -> None:
    found = resolve_place("Pirbright", ("iso:GB",), "en")

    assert found is not None and found.country == "GB"
    assert lookup_place("Pirbright") == ()


def test_a_container_is_read_from_what_follows() -> None:
    assert with_container("Paris", ", Texas, said", "en") == "Paris, Texas"
    assert with_container("Paris", ", she said", "en") == "Paris"


def test_a_name_that_means_two_things_is_no_sure_context() -> None:
    assert sure_keys(["Mexico", "Georgia", "Kharkiv", "nowhere"]) == ["iso:MX", "geo:706483"]


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [
        ("Харкові", "uk", "Kharkiv"),
        ("Києва", "uk", "Kyiv"),
        ("Одесі", "uk", "Odesa"),
        ("Москве", "ru", "Moscow"),
        ("России", "ru", "Russia"),
        ("Киеве", "", "Kyiv"),
        ("Харківської області", "uk", "Kharkiv Oblast"),
        ("Warszawie", "pl", "Warsaw"),
        ("Polsce", "pl", "Poland"),
        ("Kijowie", "pl", "Kyiv"),
    ],
)
def test_an_inflected_name_leads_to_its_place(form: str, language: str, name: str) -> None:
    found = resolve_place(form, (), language)

    assert found is not None and found.name == name


def test_endings_are_tried_only_in_languages_that_have_them() -> None:
    assert resolve_place("Warszawie", (), "en") is None
    assert base_forms("Warszawie", "en") == ()


@pytest.mark.parametrize("form", ["", " ", ",", "a, ", "x" * 10_000, "а " * 5000, "-", "''"])
def test_any_string_may_be_asked(form: str) -> None:
    assert resolve_place(form, ("", "iso:", "geo:", "geo:x", "?"), "uk") is None


def test_a_town_and_the_county_that_holds_one_of_its_namesakes_speak_for_each_other() -> None:
    names = ("Paris", "Henry County")
    context = tuple(context_keys(names, "en"))

    assert "iso:US-TN" in context
    assert [known.region for form in names if (known := resolve_place(form, context, "en"))] == [
        "US-TN",
        "US-TN",
    ]


def test_names_that_the_world_knows_speak_for_no_small_namesake() -> None:
    names = ("Rotterdam", "Greece", "Peru", "Antwerp")
    context = tuple(context_keys(names, "en"))

    assert key("Rotterdam", context) == "geo:2747891"
    assert not any(part.startswith("iso:US") for part in context)


def test_of_many_namesakes_in_one_country_only_the_country_is_sure() -> None:
    assert sure_keys(["Douglas County"], "en") == ["iso:US"]
    assert sure_keys(["Kharkiv"], "en") == ["geo:706483"]


@pytest.mark.parametrize(
    ("form", "language", "place"),
    [
        ("Singapurju", "sl", "iso:SG"),
        ("Hrvaškem", "sl", "iso:HR"),
        ("Londynowi", "pl", "geo:2643743"),
        ("Spojeným státům", "cs", "iso:US"),
        ("Соединенным Штатам", "ru", "iso:US"),
    ],
)
def test_a_case_of_a_foreign_country_is_understood(form: str, language: str, place: str) -> None:
    assert key(form, (), language) == place
