"""How well dates are found and articles dated, on sentences of our own and on the seeds."""

from datetime import date
from pathlib import Path

import pytest

from ukcorpus.ingest.extractors.published import find_published
from ukcorpus.ingest.extractors.times import find_times, resolve_times
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import ZONE_OF, RawArticle
from ukcorpus.model.dates import Period, Published
from ukcorpus.model.spans import Span

SEEDS = Path(__file__).parents[2] / "seeds"
MONDAY = date(2022, 2, 7)

# Published on Monday 7 February 2022: every date or time in the sentence, by its words.
SENTENCES: list[tuple[str, str, dict[str, str]]] = [
    ("en", "The mayor said on Thursday that schools reopen on March 1.",
     {"Thursday": "2022-02-03", "March 1": "2022-03-01"}),
    ("en", "Prices rose in December and fell last month, after a calm 2020.",
     {"December": "2021-12", "last month": "2022-01"}),
    ("en", "The port was closed from June 3 to June 9, 2021, and again last summer.",
     {"June 9, 2021": "2021-06-09", "last summer": "2021-SU"}),
    ("en", "He came yesterday evening, two years after the fire of 12 May 2019.",
     {"yesterday evening": "2022-02-06TEV", "12 May 2019": "2019-05-12"}),
    ("nl", "De minister zei vrijdag dat de brug op 3 maart open gaat.",
     {"vrijdag": "2022-02-04", "3 maart": "2022-03-03"}),
    ("nl", "Eind vorig jaar brak de dijk; vandaag wordt hij hersteld.",
     {"Eind vorig jaar": "2021", "vandaag": "2022-02-07"}),
    ("nl", "Sinds 2014 is het er stil, twee weken geleden niet.",
     {"2014": "2014", "twee weken geleden": "2022-W04"}),
    ("de", "Am Freitag sagte sie, die Brücke werde am 3. März geöffnet.",
     {"Freitag": "2022-02-04", "3. März": "2022-03-03"}),
    ("de", "Seit Herbst 2014 ist es dort still, vergangene Woche war es laut.",
     {"Herbst 2014": "2014-FA", "vergangene Woche": "2022-W05"}),
    ("fr", "Le pont, fermé le 12 mai 2019, a rouvert la semaine dernière.",
     {"12 mai 2019": "2019-05-12", "la semaine dernière": "2022-W05"}),
    ("es", "El puente, cerrado el 12 de mayo de 2019, abrió la semana pasada.",
     {"12 de mayo de 2019": "2019-05-12", "la semana pasada": "2022-W05"}),
    ("pl", "Most zamknięto 12 maja 2019 roku, a otwarto w zeszłym tygodniu.",
     {"12 maja 2019 roku": "2019-05-12", "zeszłym tygodniu": "2022-W05"}),
    ("uk", "Міст закрили 12 травня 2019 року, а відкрили минулого тижня.",
     {"12 травня 2019 року": "2019-05-12", "минулого тижня": "2022-W05"}),
    ("ru", "Мост закрыли 12 мая 2019 года, а открыли на прошлой неделе.",
     {"12 мая 2019 года": "2019-05-12", "прошлой неделе": "2022-W05"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "gold"), SENTENCES, ids=lambda x: str(x)[:30])
def test_every_date_of_a_sentence_is_found_with_its_value(
    language: str, text: str, gold: dict[str, str]
) -> None:
    times = find_times(text, [Span(0, len(text))], language)
    known = resolve_times(times, Published(Period(MONDAY, MONDAY), "day"), text)

    found = {text[t.start : t.end]: t.value for t in known}

    assert gold.items() <= found.items()


def dated_seed(name: str, language: str) -> Published:
    text = next(SEEDS.glob(f"{name}_*")).read_text(encoding="utf-8")
    article = structure(RawArticle(f"seeds/{name}.txt", text, "0" * 64), "0" * 16)
    spans = [Span(line.start, line.end) for line in article.lines if line.label in ZONE_OF]
    return find_published(article, language, find_times(text, spans, language))


@pytest.mark.parametrize(
    ("name", "language", "first", "last"),
    [
        ("000", "en", date(2021, 1, 1), date(2022, 12, 31)),
        ("001", "en", date(2024, 5, 16), date(2024, 5, 31)),
        ("002", "nl", date(2021, 12, 1), date(2024, 12, 31)),
        ("003", "en", date(2022, 2, 7), date(2022, 2, 7)),
        ("004", "en", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_seed_is_dated_by_what_its_text_proves(
    name: str, language: str, first: date, last: date
) -> None:
    found = dated_seed(name, language)

    assert found.status == "inferred"
    assert found.period is not None
    assert found.period.start is not None
    assert found.period.end is not None
    assert first <= found.period.start <= found.period.end <= last


def test_the_banner_of_a_crawled_page_is_no_date_and_says_why() -> None:
    found = dated_seed("001", "en")

    banner = next(each for each in found.evidence if each.rule == "display-line")
    assert banner.verdict == "rejected"
    assert "crawl" in banner.why
