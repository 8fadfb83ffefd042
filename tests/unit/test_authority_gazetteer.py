"""The gazetteer: what a name may mean, and what it must not."""

import pytest

from ukcorpus.authority.gazetteer import (
    country_alias,
    is_first_name,
    is_of_nation,
    lookup_place,
    org_alias,
    org_forms,
    place,
    place_forms,
)

KHARKIV = "geo:706483"


@pytest.mark.parametrize(
    "form", ["Kharkiv", "Charkiv", "Charkov", "Kharkov", "Charkiw", "Харків", "Харьков", "KHARKIV"]
)
def test_a_city_is_found_in_every_spelling(form: str) -> None:
    assert lookup_place(form)[0].key == KHARKIV


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kiev", "Kyiv"),
        ("Lvov", "Lviv"),
        ("Lemberg", "Lviv"),
        ("Dnipropetrovsk", "Dnipro"),
        ("Artemivsk", "Bakhmut"),
        ("Артемовск", "Bakhmut"),
        ("Leningrad", "Saint Petersburg"),
        ("Stalingrad", "Volgograd"),
        ("Den Haag", "The Hague"),
        ("Tsjernobyl", "Chornobyl"),
    ],
)
def test_an_old_or_foreign_name_leads_to_the_place_of_today(old: str, new: str) -> None:
    assert lookup_place(old)[0].name == new


@pytest.mark.parametrize("noise", ["stalin", "hindi", "ko", "zhdanov8", "hughesovka", "", " ", "'"])
def test_noise_among_alternate_names_is_no_place(noise: str) -> None:
    assert lookup_place(noise) == ()


def test_a_capital_is_a_city_and_not_its_country() -> None:
    for capital in ("Moscow", "Berlin", "Kyiv", "Washington", "Parijs", "Лондон"):
        assert lookup_place(capital)[0].kind == "city"
        assert country_alias(capital) is None


def test_areas_without_borders_are_known_in_several_languages() -> None:
    assert lookup_place("Donbass")[0].key == "area:donbas"
    assert lookup_place("de Krim")[0].key == "area:crimea"
    assert lookup_place("Zwarte Zee")[0].key == "area:black-sea"
    assert lookup_place("країни Балтії")[0].key == "area:baltic-states"
    assert lookup_place("Belgorod region")[0].key == "iso:RU-BEL"


def test_a_country_acronym_counts_case_and_language() -> None:
    assert country_alias("US", "en") == "US"
    assert country_alias("U.S.", "en") == "US"
    assert country_alias("us", "en") is None
    assert country_alias("VS", "nl") == "US"
    assert country_alias("VS", "en") is None
    assert country_alias("РФ", "ru") == "RU"
    assert country_alias("Oekraïne", "nl") == "UA"


def test_homonyms_come_in_order_of_size() -> None:
    assert lookup_place("Paris")[0].country == "FR"
    assert "US" in [known.country for known in lookup_place("Paris")]
    assert lookup_place("Georgia")[0].key == "iso:GE"
    assert lookup_place("Georgia")[1].key == "iso:US-GA"
    assert len({known.key for known in lookup_place("Congo")}) > 1


def test_a_place_knows_where_it_is_and_how_it_is_spelt() -> None:
    kharkiv = place(KHARKIV)

    assert kharkiv is not None
    assert (kharkiv.country, kharkiv.region) == ("UA", "UA-63")
    assert kharkiv.lat == pytest.approx(49.98, abs=0.05)
    assert {"Kharkiv", "Charkiw", "Харків", "Харьков"} <= set(place_forms(KHARKIV))


def test_an_unknown_key_is_no_place() -> None:
    for key in ("geo:0", "geo:x", "iso:QQ", "", "geo:" + "9" * 40):
        assert place(key) is None
        assert place_forms(key) == ()


def test_every_spelling_of_a_body_has_one_key() -> None:
    for form in ("NATO", "Nato", "NAVO", "НАТО", "OTAN"):
        assert org_alias(form) == ("org:nato", "NATO")
    assert org_alias("OVSE", "nl") == org_alias("ОБСЕ", "ru") == ("org:osce", "OSCE")
    assert org_alias("VN", "nl") == ("org:un", "United Nations")
    assert org_alias("VN", "en") is None
    assert org_alias("eu", "nl") is None
    assert "НАТО" in org_forms("org:nato")
    assert org_forms("org:nothing") == ()


def test_a_ministry_is_not_its_country() -> None:
    key, name = org_alias("Russian Ministry of Foreign Affairs") or ("", "")

    assert key == "org:russian-foreign-ministry"
    assert name == "Russian Foreign Ministry"


def test_first_names_are_known_across_alphabets() -> None:
    assert all(is_first_name(name) for name in ("Olaf", "Сергій", "Olena", "Antoine", "Дмитрий"))
    assert not any(is_first_name(name) for name in ("Zelensky", "Kharkiv", "the", ""))


def test_first_names_are_known_in_the_spellings_of_newspapers() -> None:
    names = ("Dmitry", "Dmitri", "Volodymyr", "Wolodymyr", "Serhii", "Serhij", "Oleksandr", "Yoko")
    assert all(is_first_name(name) for name in names)


def test_a_body_of_one_nation_is_not_that_of_another() -> None:
    assert is_of_nation("org:us-house", "American")
    assert not is_of_nation("org:us-house", "Indonesian")
    assert is_of_nation("org:nato", "Turkish")


@pytest.mark.parametrize("form", ["Swiss", "Pole", "Siri", "Western", "Gulf"])
def test_peoples_words_and_directions_are_no_places(form: str) -> None:
    assert not [known for known in lookup_place(form, "en") if known.kind != "city"]


@pytest.mark.parametrize(
    ("form", "language", "key"),
    [
        ("Evropa", "sl", "area:europe"),
        ("Съединените щати", "bg", "iso:US"),
        ("Wyspy Brytyjskie", "pl", "area:british-isles"),
        ("West Germany", "en", "area:west-germany"),
        ("ČR", "cs", "iso:CZ"),
    ],
)
def test_countries_and_areas_are_known_to_their_neighbours(
    form: str, language: str, key: str
) -> None:
    assert lookup_place(form, language)[0].key == key
