"""Names in languages that inflect, that give nouns capitals, or that join names otherwise."""

import pytest

from ukcorpus.ingest.extractors.names import find_names
from ukcorpus.model.articles import Article, Line, RawArticle
from ukcorpus.text.dictionary import is_word


def found(text: str, language: str) -> dict[tuple[str, str], int]:
    """Kind and every form of each entity, with how often the form stands there."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(Line(number, start, start + len(line), "body"))
        start += len(line) + 1
    article = Article("a", RawArticle("a.txt", text, "0"), "", tuple(lines))
    return {
        (entity.kind, form): count
        for entity in find_names(article, language)
        for form, count in entity.forms(text).items()
    }


@pytest.mark.parametrize("noun", ["tod", "länder", "regierung", "hauptstadt", "millionen", "team"])
def test_german_nouns_are_words_of_the_dictionary(noun: str) -> None:
    assert is_word(noun, "de")


@pytest.mark.parametrize("name", ["putin", "schmidt", "hannover"])
def test_names_are_no_german_nouns(name: str) -> None:
    assert not is_word(name, "de")


def test_german_nouns_are_neither_people_nor_places_nor_bodies() -> None:
    text = (
        "Die Regierung gab 20 Millionen Euro aus. In der englischen Hauptstadt und in dieser "
        "Region sprach das Gericht. Der Tod in den Ländern des Südens war eine Art Vertrag."
    )

    assert found(text, "de") == {}


def test_listed_german_bodies_are_found_although_they_are_nouns() -> None:
    text = "Ein Sprecher der Nato schwieg. Der Bundestag und die Bundeswehr berieten in Illinois."

    assert found(text, "de") == {
        ("org", "Nato"): 1,
        ("org", "Bundestag"): 1,
        ("org", "Bundeswehr"): 1,
        ("place", "Illinois"): 1,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Teraz Sąd rozpatrzył sprawę, a propozycję przedstawiono wszystkim Brytyjczykom.", "pl"),
        ("Obecnie trwają rozmowy. Widać jednak, że minister Obrony Narodowej milczy.", "pl"),
        ("Комиссия собралась, и спикер Палаты ушёл. Северный поток не работает.", "ru"),
        ("Решта людей чекала. Ваша відповідь відома. Такі втрати великі.", "uk"),
        ("Loni se o tom mluvilo mezi Brity a Američany. Mezitím se nic nestalo.", "cs"),
    ],
)
def test_words_that_begin_a_sentence_and_peoples_are_no_names(text: str, language: str) -> None:
    assert found(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "kind", "form"),
    [
        ("W stanie rządzi, a w Karolinie Północnej liczą.", "pl", "place", "Karolinie Północnej"),
        ("Жителі Івано-Франківської області чекали.", "uk", "place", "Івано-Франківської області"),
        ("Село Вербове Талалаївського району.", "uk", "place", "Талалаївського району"),
        ("Сообщили в Европе и в Северной Каролине.", "ru", "place", "Северной Каролине"),
        ("Jednání v Německu skončilo.", "cs", "place", "Německu"),
        ("Pogovori v Rusiji so se končali.", "sl", "place", "Rusiji"),
        ("Mówił o tym Trybunał Obrachunkowy.", "pl", "org", "Trybunał Obrachunkowy"),
        ("Les juges de la Cour suprême ont tranché.", "fr", "org", "Cour suprême"),
        ("Hier, la Côte d'Ivoire a voté.", "fr", "place", "Côte d'Ivoire"),
        ("Lo dijo el Tribunal Supremo ayer.", "es", "org", "Tribunal Supremo"),
    ],
)  # fmt: skip
def test_names_of_several_words_are_whole_in_any_case(
    text: str, language: str, kind: str, form: str
) -> None:
    assert (kind, form) in found(text, language)


def test_a_first_name_and_a_patronymic_are_the_person_of_that_first_name() -> None:
    text = "Министром стал Антон Бреленко. Антон Петрович сказал, что рад. Бреленко ушёл."

    people = {form for kind, form in found(text, "ru") if kind == "person"}

    assert people == {"Антон Бреленко", "Антон Петрович", "Бреленко"}


def test_a_surname_keeps_its_two_particles_before_a_river() -> None:
    assert ("person", "Harry van der Maas") in found(
        "Gedeputeerde Harry van der Maas sprak in Middelburg.", "nl"
    )


def test_a_nationality_in_s_is_no_genitive_of_its_country() -> None:
    assert found("Het Nederlands elftal won met 3-0 van de Zeeuwen.", "nl") == {}


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("It was cleared by the Food and Drug Office.", "org", "Food and Drug Office"),
        ("He quoted Moody's Investors Service on this.", "org", "Moody's Investors Service"),
        ("They met the 47th Brigade near the river.", "org", "47th Brigade"),
        ("The report came from the Department of Roadworks (Roadtrans).", "org", "Roadtrans"),
        ("Talks with Kim Jong-un failed.", "person", "Kim Jong-un"),
        ("The group was led by Andrew RT Brelenko.", "person", "Andrew RT Brelenko"),
        ("The bus fell into the Belinar river.", "place", "Belinar"),
        ("He lives in West Seattle now.", "place", "West Seattle"),
    ],
)  # fmt: skip
def test_english_names_are_whole(text: str, kind: str, form: str) -> None:
    assert (kind, form) in found(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "A letter was sent to party leaders Friday afternoon.",
        "He called on fellow Muslims, and a fellow Saudi agreed.",
        "Thousands of Iowans and Sri Lankans have lost their jobs.",
        "The price of West Texas Intermediate fell again.",
    ],
)
def test_days_peoples_and_sorts_of_oil_are_nobody(text: str) -> None:
    assert not [form for kind, form in found(text, "en") if kind == "person"]
