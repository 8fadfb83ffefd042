"""The language of articles and of their parts."""

from pathlib import Path

import pytest

from ukcorpus.ingest.extractors import language as module
from ukcorpus.ingest.extractors.language import detect_language, detect_text
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import Article, RawArticle

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

SENTENCES = {
    "en": "The harbour was closed on Tuesday after a crane fell across two of its rails.",
    "nl": "De haven is dinsdag gesloten nadat een kraan over twee sporen was gevallen.",
    "de": "Der Hafen wurde am Dienstag geschlossen, nachdem ein Kran auf die Gleise gefallen war.",
    "fr": "Le port a été fermé mardi après la chute d’une grue sur deux de ses voies.",
    "es": "El puerto fue cerrado el martes después de que una grúa cayera sobre dos de sus vías.",
    "it": "Il porto è stato chiuso martedì dopo che una gru è caduta su due dei suoi binari.",
    "pt": "O porto foi fechado na terça-feira depois de uma grua ter caído sobre duas das linhas.",
    "pl": "Port został zamknięty we wtorek po tym, jak dźwig przewrócił się na dwa tory.",
    "uk": "Порт закрили у вівторок після того, як кран упав на дві залізничні колії.",
    "ru": "Порт закрыли во вторник после того, как кран упал на два железнодорожных пути.",
    "bg": "Пристанището беше затворено във вторник, след като кран падна върху две от релсите.",
    "cs": "Přístav byl v úterý uzavřen poté, co jeřáb spadl na dvě z jeho kolejí.",
    "sv": "Hamnen stängdes på tisdagen efter att en kran hade fallit över två av spåren.",
    "tr": "Liman, bir vincin iki rayın üzerine düşmesinin ardından salı günü kapatıldı.",
    "ar": "أغلق الميناء يوم الثلاثاء بعد سقوط رافعة على اثنين من خطوط السكك الحديدية.",
    "zh": "周二，一台起重机倒在两条铁轨上，港口因此关闭。",
    "hi": "मंगलवार को दो पटरियों पर क्रेन गिरने के बाद बंदरगाह बंद कर दिया गया।",
    "be": "Порт зачынілі ў аўторак пасля таго, як кран упаў на дзве чыгуначныя каляіны.",
    "sr": "Лука је затворена у уторак након што је кран пао на две пруге, саопштили су званичници.",
}


def read(text: str, **meta: str) -> Article:
    return structure(RawArticle(path="", text=text, sha256="", meta=meta), "a")


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_in_its_language(code: str) -> None:
    assert detect_text(SENTENCES[code])[0] == code


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_in_one_language(seed: Path) -> None:
    found = detect_language(read(seed.read_text(encoding="utf-8")))

    assert found.code == ("nl" if seed.name.startswith("002") else "en")
    assert found.confidence > 0.99
    assert not found.mixed


@pytest.mark.parametrize(
    "text", ["", " \n", "12 34 56,7", "…", "\x00\x01", "1.2 3.4 5.6 7.8 kg\n" * 30, "\u200b"]
)
def test_what_has_no_words_is_in_no_language(text: str) -> None:
    assert detect_text(text) == ("und", 0.0)
    assert detect_language(read(text)).code == "und"


def test_a_headline_in_capitals_is_read_all_the_same() -> None:
    assert detect_text("COUNCIL OF MILLBRIDGE BEATS ITS OWN RECORD IN STATE TEST")[0] == "en"
    assert detect_text("МІСЬКА РАДА ЗАКРИЛА ПОРТ НА РІК ПІСЛЯ АВАРІЇ")[0] == "uk"


def test_the_same_text_gives_the_same_answer_whatever_was_asked_before() -> None:
    short = ["Port zamknięty", "Haven dicht", "Kran kippt um", "Grue en panne", "Porto chiuso"]
    first = [detect_text(text) for text in short]

    for text in SENTENCES.values():
        detect_text(text)

    assert [detect_text(text) for text in reversed(short)] == first[::-1]


def test_a_paragraph_in_another_language_is_found_with_its_place() -> None:
    dutch = " ".join([SENTENCES["nl"]] * 3)
    text = "\n\n".join([SENTENCES["en"] * 3, dutch, SENTENCES["en"] * 2])

    found = detect_language(read(text))

    assert found.code == "en"
    assert [(passage.code, passage.span.of(text)) for passage in found.others] == [("nl", dutch)]


def test_a_language_without_a_profile_is_not_mixed_with_its_neighbours() -> None:
    text = "\n\n".join([SENTENCES["be"] * 3] * 4)

    found = detect_language(read(text))

    assert (found.code, found.others) == ("be", ())


def test_words_after_many_figures_are_no_trouble() -> None:
    assert detect_text("1 2 3 4 5 6 7 8 9 " * 20 + "tonnes of grain" * 40)[0] in ("en", "und")


def test_a_short_line_is_never_another_language() -> None:
    text = "\n\n".join([SENTENCES["en"] * 3, "“Der Hafen ist zu”", SENTENCES["en"] * 2])

    assert detect_language(read(text)).others == ()


def test_furniture_has_no_say() -> None:
    furniture = "\n".join(["Lesen Sie auch: Der Hafen ist wieder offen für alle Schiffe"] * 20)
    text = f"{SENTENCES['en']}\n\n{SENTENCES['en']}\n\n{furniture}\n"

    found = detect_language(read(text))

    assert (found.code, found.others) == ("en", ())


def test_a_declared_language_decides_for_a_short_text_only() -> None:
    assert detect_language(read("Protest in Amsterdam\n", language="nl-NL")).code == "nl"
    assert detect_language(read("Protest in Amsterdam\n", language="en")).code == "en"
    assert detect_language(read(SENTENCES["en"] * 2, language="nl")).code == "en"


def test_a_declared_language_that_is_none_is_ignored() -> None:
    assert detect_language(read("Haven van Oldport dicht\n", language="??")).code == "nl"


def test_a_headline_that_says_otherwise_is_not_bent() -> None:
    assert detect_text("Crane falls in the harbour and nobody was hurt", "nl")[0] == "en"


def test_a_headline_takes_the_language_of_its_article_unless_it_says_otherwise() -> None:
    assert detect_text("Minister in Berlin", "de")[0] == "de"
    assert detect_text(SENTENCES["uk"], "de")[0] == "uk"


def test_a_long_text_is_read_in_part() -> None:
    assert detect_language(read(SENTENCES["fr"] * 20_000)).code == "fr"
    assert detect_text("x" * 1_000_000) is not None


def test_the_accelerator_gives_the_answers_of_langdetect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("langdetect_rs")
    texts = [*SENTENCES.values(), *(text[:20] for text in SENTENCES.values())]
    fast = [detect_text(text, prior) for text in texts for prior in ("", "en")]

    plain = module._pure_factory()
    monkeypatch.setattr(module, "_factory", lambda: plain)

    assert [detect_text(text, prior) for text in texts for prior in ("", "en")] == fast
