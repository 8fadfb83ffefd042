"""Figures: values by locale, how exact, what is counted, and what is no figure."""

import pytest

from ukcorpus.ingest.extractors.claims import find_claims, link
from ukcorpus.ingest.extractors.figures import find_figures
from ukcorpus.model.articles import Article, Line, RawArticle
from ukcorpus.model.figures import Figure


def article(text: str) -> Article:
    lines = []
    at = 0
    for number, row in enumerate(text.split("\n"), 1):
        lines.append(Line(number, at, at + len(row), "body"))
        at += len(row) + 1
    return Article("b" * 16, RawArticle("x.txt", text, "0" * 64), "", tuple(lines))


def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    return find_figures(article(text), language)


@pytest.mark.parametrize(
    ("language", "text", "value", "qualifier", "unit"),
    [
        ("en", "Some 125,000 troops were there.", 125_000, "approx", "troops"),
        ("en", "There were a good 100,000 soldiers.", 100_000, "approx", "troops"),
        ("en", "It cost $2.5 billion last year.", 2.5e9, "exact", "money"),
        ("en", "The rate rose to 75.44 on the day.", 75.44, "exact", "count"),
        ("en", "At least 14 people were killed.", 14, "at_least", "killed"),
        ("en", "Shelling wounded 20 civilians.", 20, "exact", "wounded"),
        ("en", "Nearly 3,000 soldiers will move.", 3000, "nearly", "troops"),
        ("en", "It sent up to 350 more soldiers.", 350, "at_most", "troops"),
        ("en", "Tens of thousands of troops massed.", 10_000, "vague", "troops"),
        ("en", "A few hundred people marched.", 100, "vague", "people"),
        ("en", "About 70 percent of the forces are ready.", 70, "approx", "percent"),
        ("en", "Unemployment is 7.5% there.", 7.5, "exact", "percent"),
        ("en", "Twenty-five tanks were lost.", 25, "exact", "weapons"),
        ("en", "They lost two hundred thousand men.", 200_000, "exact", "people"),
        ("en", "The border is 1,200 km long.", 1200, "exact", "distance"),
        ("en", "A 5,000-strong brigade came.", 5000, "exact", "count"),
        ("en", "It sent 2000 soldiers.", 2000, "exact", "troops"),
        ("nl", "Er stierven 14.000 mensen.", 14_000, "exact", "killed"),
        ("nl", "Het kostte 2,5 miljoen euro.", 2.5e6, "exact", "money"),
        ("nl", "Er staan tot wel 7000 extra manschappen.", 7000, "at_most", "troops"),
        ("nl", "Er kwamen bijna dertig regeringsleiders.", 30, "nearly", "people"),
        ("nl", "Vijftigduizend mensen liepen mee.", 50_000, "exact", "people"),
        ("nl", "Tienduizenden mensen liepen mee.", 10_000, "vague", "people"),
        ("de", "Mindestens 2.500 Soldaten kamen.", 2500, "at_least", "troops"),
        ("de", "Rund 1,5 Millionen Menschen flohen.", 1.5e6, "approx", "people"),
        ("de", "Zweihundert Soldaten kamen.", 200, "exact", "troops"),
        ("xx", "125,000 things", 125_000, "exact", "count"),
    ],
)
def test_a_number_is_read_with_what_it_counts(
    language: str, text: str, value: float, qualifier: str, unit: str
) -> None:
    (found,) = figures(text, language)

    assert found.value == value
    assert found.qualifier == qualifier
    assert found.unit == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The war began in 2014 and the 2015 deal failed."),
        ("en", "On May 13 and on 7 February they met at 11:34 and at 3 p.m."),
        ("en", "The two countries and both governments agreed."),
        ("en", "Anna Berg, 51, and a 29-year-old man spoke."),
        ("en", "It was the 58th meeting of the G7 under Article 5."),
        ("en", "An F-16 and an M1 flew with Boeing 737 planes of Covid-19 fame."),
        ("en", "He left two days later, three weeks ago."),
        ("en", "1. Call +380 44 123 4567 now."),
        ("en", "They won 2-1 and one of them laughed."),
        ("nl", "Het is de 58e versie, op 15 of 16 februari, om 15.30 uur."),
        ("nl", "Een man sprak sinds 2014 met de twee landen."),
        ("de", "Am 5. Mai 2020 um 12 Uhr kam der 3. Zug."),
    ],
)
def test_dates_ages_names_and_articles_are_no_figures(language: str, text: str) -> None:
    assert figures(text, language) == ()


def test_a_range_has_both_ends() -> None:
    (found,) = figures("Between 20 and 30 people came.")

    assert (found.value, found.value_max, found.qualifier) == (20, 30, "range")


def test_a_number_without_a_noun_counts_what_the_next_or_the_last_one_did() -> None:
    first, second = figures("They have 2.3 million and 1.5 million people.")
    assert first.unit == second.unit == "people"

    first, second = figures("Moscow had 90,000 soldiers.\nIn April there were a good 100,000.")
    assert second.unit == "troops"


def test_the_span_is_the_number_with_its_qualifier_and_its_noun() -> None:
    text = "It sent up to 350 more soldiers to the town."
    (found,) = figures(text)

    assert found.span.of(text) == "up to 350 more soldiers"


def test_a_figure_knows_the_claim_it_stands_in_and_the_denial_of_it() -> None:
    text = (
        "An official said Russia had sent 7,000 extra troops.\n"
        "Russia denied that it had sent 7,000 extra troops."
    )
    claims = find_claims(article(text), "en")
    claims, found = link(claims, find_figures(article(text), "en", claims))

    said, denied = claims
    assert denied.answers == (said.id,)
    assert found[0].claim == said.id
    assert found[0].denied_by == (denied.id,)
    assert said.figures == (found[0].id,)


def test_a_word_that_was_seen_without_a_number_is_read_again_where_it_has_one() -> None:
    assert not figures("Soldiers came, said the mayor.")
    assert [f.value for f in figures("Twenty soldiers came, said the mayor.")] == [20]
    assert not figures("Soldiers came, said the mayor.")


def test_the_number_in_the_name_of_a_unit_counts_nothing() -> None:
    assert not figures("The 82 Airborne soldiers joined 93 Mechanised Brigade.")
    assert [f.value for f in figures("About 20 Ukrainian brigades came.")] == [20]


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "uk", "xx"])
@pytest.mark.parametrize(
    "unit",
    [
        "1", "1,", "1.000", "1 000 ", "two ", "hundred ", "$", "1-2-", "%", "duizend", "1 to 2 to ",
        "1-", "½", "1 ", "100.", "1/", "10 of ", "number of ", "1 number of ", "strike and ",
        "1 strike and ", "82 Airborne ", "1 US ", "1 per cent ", "toll 1 ", "1 costly, ", "aged 1 ",
    ],
)  # fmt: skip
def test_long_runs_give_valid_spans(language: str, unit: str) -> None:
    text = unit * (20_000 // len(unit))

    for figure in figures(text, language):
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Anna Berg said that Arland had sent soldiers to the border.\n"
            "Arland denied that it was moving troops there.",
        ),
        (
            "nl",
            "Anna Berg zei dat Arland 7000 manschappen had gestuurd.\n"
            "“Die 7000 is nep”, zei Jan Kwil.",
        ),
    ],
)
def test_a_denial_answers_a_claim_in_other_words(language: str, text: str) -> None:
    claims = find_claims(article(text), language)
    figures_ = find_figures(article(text), language, claims)
    claims, _ = link(claims, figures_, language)

    assert claims[-1].answers == (claims[0].id,)
