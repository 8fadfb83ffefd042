"""Names found in sentences of our own, in each language, against floors."""

import pytest

from ukcorpus.ingest.extractors.names import find_names
from ukcorpus.model.articles import Article, Line, RawArticle

# language: (sentences, names that are there as kind/form)
GOLD: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "en": (
        "Finnish President Sauli Virtanen met Canadian Foreign Minister Claire Dubois in Helsinki "
        "on Monday.\nVirtanen said that NATO and the European Union would decide in June. A "
        "spokesman for the Kremlin declined to comment, Reuters reported.\nIn the Donetsk region, "
        "two villages near Bakhmut were shelled, according to the Ukrainian Defense Ministry.",
        {
            ("person", "Sauli Virtanen"), ("person", "Virtanen"), ("person", "Claire Dubois"),
            ("place", "Helsinki"), ("org", "NATO"), ("org", "European Union"), ("org", "Kremlin"),
            ("org", "Reuters"), ("place", "Donetsk region"), ("place", "Bakhmut"),
            ("org", "Ukrainian Defense Ministry"),
        },
    ),
    "nl": (
        "De Finse president Sauli Virtanen ontmoette maandag minister Claire Dubois in Helsinki.\n"
        "Volgens Virtanen beslissen de NAVO en de Europese Unie in juni. Een woordvoerder van het "
        "Kremlin wilde niets zeggen, meldt Reuters.\nIn Oekraïne werden twee dorpen bij Bachmoet "
        "beschoten. VVD-leider Bram Verhoeven reageerde vanuit Den Haag.",
        {
            ("person", "Sauli Virtanen"), ("person", "Virtanen"), ("person", "Claire Dubois"),
            ("place", "Helsinki"), ("org", "NAVO"), ("org", "Europese Unie"), ("org", "Kremlin"),
            ("org", "Reuters"), ("place", "Oekraïne"), ("place", "Bachmoet"), ("org", "VVD"),
            ("person", "Bram Verhoeven"), ("place", "Den Haag"),
        },
    ),
    "de": (
        "Der finnische Präsident Sauli Virtanen traf am Montag Außenministerin Claire Dubois in "
        "Helsinki.\nDie NATO und die Europäische Union wollen im Juni entscheiden, teilte der "
        "Kreml mit. In der Ukraine wurden zwei Dörfer bei Bachmut beschossen.",
        {
            ("person", "Sauli Virtanen"), ("person", "Claire Dubois"), ("place", "Helsinki"),
            ("org", "NATO"), ("org", "Europäische Union"), ("org", "Kreml"), ("place", "Ukraine"),
            ("place", "Bachmut"),
        },
    ),
    "fr": (
        "Le président finlandais Sauli Virtanen a rencontré lundi la ministre Claire Dubois à "
        "Helsinki.\nL’OTAN et l’Union européenne décideront en juin, selon le Kremlin. En Ukraine, "
        "deux villages ont été bombardés près de Bakhmout.",
        {
            ("person", "Sauli Virtanen"), ("person", "Claire Dubois"), ("place", "Helsinki"),
            ("org", "OTAN"), ("org", "Union européenne"), ("org", "Kremlin"), ("place", "Ukraine"),
            ("place", "Bakhmout"),
        },
    ),
    "es": (
        "El presidente Sauli Virtanen se reunió el lunes con la ministra Claire Dubois en "
        "Helsinki.\nLa OTAN y la Unión Europea decidirán en junio, según el Kremlin. En Ucrania "
        "fueron atacadas dos aldeas.",
        {
            ("person", "Sauli Virtanen"), ("person", "Claire Dubois"), ("place", "Helsinki"),
            ("org", "OTAN"), ("org", "Unión Europea"), ("org", "Kremlin"), ("place", "Ucrania"),
        },
    ),
    "uk": (
        "Президент Андрій Савенко зустрівся в Києві з міністром Олегом Гриценком.\n"
        "Савенко сказав, що Європейський Союз і НАТО допоможуть Україні. У Харкові було тихо.",
        {
            ("person", "Андрій Савенко"), ("person", "Олегом Гриценком"), ("person", "Савенко"),
            ("place", "Києві"), ("org", "Європейський Союз"), ("org", "НАТО"), ("place", "Україні"),
            ("place", "Харкові"),
        },
    ),
    "ru": (
        "Президент Андрей Савельев встретился в Праге с министром Олегом Гриценко.\n"
        "Савельев сказал, что Европейский союз и НАТО помогут Украине. В Харькове было тихо.",
        {
            ("person", "Андрей Савельев"), ("person", "Олегом Гриценко"), ("person", "Савельев"),
            ("place", "Праге"), ("org", "Европейский союз"), ("org", "НАТО"), ("place", "Украине"),
            ("place", "Харькове"),
        },
    ),
    "pl": (
        "Prezydent Andrzej Sawicki spotkał się w Pradze z ministrem Olegiem Hrycenką.\n"
        "Sawicki powiedział, że Unia Europejska i NATO pomogą Ukrainie. W Warszawie było cicho.",
        {
            ("person", "Andrzej Sawicki"), ("person", "Olegiem Hrycenką"), ("person", "Sawicki"),
            ("place", "Pradze"), ("org", "Unia Europejska"), ("org", "NATO"), ("place", "Ukrainie"),
            ("place", "Warszawie"),
        },
    ),
}  # fmt: skip

FLOOR = {
    "en": 0.95,
    "nl": 0.95,
    "de": 0.85,
    "fr": 0.85,
    "es": 0.85,
    "uk": 0.8,
    "ru": 0.8,
    "pl": 0.8,
}


@pytest.mark.parametrize("language", GOLD)
def test_names_of_our_own_sentences_reach_the_floor(language: str) -> None:
    text, gold = GOLD[language]
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(Line(number, start, start + len(line), "body"))
        start += len(line) + 1

    found = find_names(Article("a", RawArticle("a", text, ""), "", tuple(lines)), language)

    got = {(entity.kind, form) for entity in found for form in entity.forms(text)}
    f1 = 2 * len(got & gold) / (len(got) + len(gold))
    assert f1 >= FLOOR[language], (got - gold, gold - got)
