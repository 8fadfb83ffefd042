"""Expressions of time: what is found, where it stands, what it comes to."""

from datetime import date

import pytest

from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.model.dates import Period, Published, TimeExpression
from ukcorpus.model.spans import Span

MONDAY = date(2022, 2, 7)


def times_in(text: str, language: str = "en") -> tuple[TimeExpression, ...]:
    return find_times(text, [Span(0, len(text))], language)


def published(start: date, end: date | None = None) -> Published:
    return Published(Period(start, end or start), "day" if end is None else "interval")


def values(text: str, language: str = "en", day: date = MONDAY) -> list[str]:
    return [t.value for t in resolve_times(times_in(text, language), published(day), text)]


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("en", "It opened on May 15, 2024.", "May 15, 2024", "2024-05-15"),
        ("en", "It opened on 15 May 2024.", "15 May 2024", "2024-05-15"),
        ("en", "It opened on Wednesday, 15th May 2024.", "Wednesday, 15th May 2024", "2024-05-15"),
        ("en", "Sales fell in the third quarter of 1989.", "the third quarter of 1989", "1989-Q3"),
        ("en", "It began in early March 2014.", "early March 2014", "2014-03"),
        ("en", "It recalls the 1960s.", "the 1960s", "196"),
        ("nl", "Het begon op 15 mei 2024.", "15 mei 2024", "2024-05-15"),
        ("de", "Es begann am 15. Mai 2024.", "15. Mai 2024", "2024-05-15"),
        ("de", "Es war im Herbst 1998 so.", "Herbst 1998", "1998-FA"),
        ("fr", "Le sommet du 1er mai 2024.", "1er mai 2024", "2024-05-01"),
        ("es", "Ocurrió el 15 de mayo de 2024.", "15 de mayo de 2024", "2024-05-15"),
        ("pl", "Spotkali się 15 maja 2024 r. w Łodzi.", "15 maja 2024 r.", "2024-05-15"),
        ("uk", "Це сталося 15 травня 2024 року.", "15 травня 2024 року", "2024-05-15"),
        ("ru", "Это было 15 мая 2024 года.", "15 мая 2024 года", "2024-05-15"),
        ("xx", "kuupäev 2024-05-15 ja 15.05.2024", "2024-05-15", "2024-05-15"),
    ],
)
def test_a_full_date_has_its_words_and_its_value(
    language: str, text: str, words: str, value: str
) -> None:
    found = times_in(text, language)[0]

    assert text[found.start : found.end] == words
    assert found.value == value
    assert found.anchor == "none"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "He left yesterday.", "2022-02-06"),
        ("en", "He left last year.", "2021"),
        ("en", "He said so on Sunday.", "2022-02-06"),
        ("en", "They will meet on Tuesday.", "2022-02-08"),
        ("en", "The exercise will end on February 20.", "2022-02-20"),
        ("en", "The exercise began on December 12.", "2021-12-12"),
        ("en", "He left three weeks ago.", "2022-W03"),
        ("en", "It was signed last May.", "2021-05"),
        ("nl", "Dat zei hij vorige week.", "2022-W05"),
        ("nl", "Hij vertrok drie dagen geleden.", "2022-02-04"),
        ("de", "Er kam vor zwei Jahren.", "2020"),
        ("de", "Sie trafen sich am Donnerstagabend.", "2022-02-03TEV"),
        ("fr", "Il est parti la semaine dernière.", "2022-W05"),
        ("fr", "Il est parti il y a deux ans.", "2020"),
        ("es", "Se fue hace dos años.", "2020"),
        ("pl", "Wyjechał dwa lata temu.", "2020"),
        ("uk", "Він поїхав два роки тому.", "2020"),
        ("pl", "Wyjechał tydzień temu.", "2022-W05"),
        ("nl", "Hij kwam om acht uur.", "2022-02-07T08:00"),
        ("ru", "Он уехал вчера.", "2022-02-06"),
    ],
)
def test_a_relative_date_is_counted_from_publication(language: str, text: str, value: str) -> None:
    assert value in values(text, language)


def test_a_year_is_not_a_quantity() -> None:
    assert values("Some 2014 soldiers came, 1500 left, it cost $2000.") == []


def test_may_the_verb_is_no_month_and_march_the_walk_neither() -> None:
    assert values("It may rain. They march on. May he live long. A long march.") == []


def test_a_number_of_hours_is_no_time_of_day() -> None:
    assert [t.value for t in times_in("Het duurde acht uur.", "nl")] == ["PT8H"]


def test_a_name_that_is_a_month_is_no_month() -> None:
    assert values("Ayer cantó Julio en Madrid.", "es") == ["2022-02-06"]


def test_a_day_of_a_pair_has_the_month_that_follows_the_second() -> None:
    assert values("Een inval op 15 of 16 februari.", "nl") == ["2022-02-15", "2022-02-16"]


def test_against_a_month_a_relative_date_is_as_precise_as_both_ends_agree() -> None:
    text = "He left last month, and on Thursday he came back."
    period = published(date(2024, 5, 16), date(2024, 5, 31))

    month, weekday = resolve_times(times_in(text), period, text)

    assert month.value == "2024-04"
    assert weekday.period == Period(date(2024, 5, 16), date(2024, 5, 30))
    assert weekday.value == "2024-05"


def test_without_a_publication_date_relative_dates_stay_open() -> None:
    text = "He left yesterday. He was born on 3 March 1961."

    relative, full = resolve_times(times_in(text), Published(), text)

    assert (relative.value, relative.period, relative.form) == ("", None, "D-1")
    assert full.value == "1961-03-03"


def test_a_story_of_another_year_carries_its_dates() -> None:
    text = "In August 1998 the crisis broke out. On September 2 the bank closed."

    assert values(text)[1] == "1998-09-02"


def test_two_days_later_is_counted_from_the_date_before() -> None:
    text = "They met on May 13, 2021. Two days later he agreed."

    later = resolve_times(times_in(text), published(MONDAY), text)[1]

    assert (later.value, later.anchor) == ("2021-05-15", "text")


@pytest.mark.parametrize("text", ["", "31 February 2022", "99/99/9999", "²³ 2022-13 ", "\x00\n"])
def test_nonsense_is_no_date(text: str) -> None:
    assert [t for t in times_in(text) if len(t.value) == 10] == []


def test_paragraphs_outside_the_spans_are_not_read() -> None:
    text = "On 1 May 2020.\nOn 2 May 2020."

    found = find_times(text, [Span(15, len(text))], "en")

    assert [t.value for t in found] == ["2020-05-02"]


@pytest.mark.parametrize("unit", ["a", "1", "2014 ", "the ", "15 ", "May ", "last ", "two ", "1.,"])
def test_a_long_run_of_anything_is_read_without_harm(unit: str) -> None:
    for language in ("en", "de", "uk"):
        times_in(unit * 5000, language)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "He spoke on Tuesday of last week.", ["2022-02-01"]),
        ("nl", "Vorige week dinsdag sprak de minister.", ["2022-02-01"]),
        ("de", "Letzte Woche Dienstag sprach der Minister.", ["2022-02-01"]),
        ("fr", "Il a parlé mardi de la semaine dernière.", ["2022-02-01"]),
        ("ru", "Три месяца назад он ушёл.", ["2021-11"]),
        ("es", "Ayer por la tarde llovió.", ["2022-02-06TAF"]),
        ("es", "Dentro de dos semanas se votará.", ["2022-W08"]),
        ("pl", "Na początku lat osiemdziesiątych było inaczej.", ["198"]),
        ("de", "In der Nacht zum Sonntag brannte es.", ["2022-02-06TNI"]),
    ],
)
def test_weekdays_of_weeks_counts_before_ago_and_nights(
    language: str, text: str, wanted: list[str]
) -> None:
    assert values(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"), [("es", "Julio Moreno canta."), ("pl", "Maja Nowak śpiewa.")]
)
def test_a_name_that_begins_a_sentence_is_no_month(language: str, text: str) -> None:
    assert not times_in(text, language)
