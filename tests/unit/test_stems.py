"""Stems: forms of one word meet, different words mostly do not."""

import pytest

from ukcorpus.text.stems import has_stems, heads, is_function_word, stem, writes


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["incursion", "incursions"]),
        ("nl", ["aanval", "aanvallen"]),
        ("de", ["Angriff", "Angriffe", "Angriffen"]),
        ("fr", ["sanction", "sanctions"]),
        ("es", ["tropa", "tropas"]),
        ("it", ["sanzione", "sanzioni"]),
        ("pt", ["tropa", "tropas"]),
        ("pl", ["wojna", "wojny", "wojnę"]),
        ("ru", ["война", "войны", "войну"]),
        ("uk", ["війна", "війни", "війною"]),
        ("uk", ["Харків", "Харкова", "Харкову", "Харковом"]),
        ("uk", ["можливість", "можливості", "можливостей"]),
        ("uk", ["порядок", "порядку"]),
        ("sk", ["vojna", "vojny", "vojnou"]),
        ("bg", ["войната", "война", "войни"]),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, forms: list[str]) -> None:
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "border", "board"),
        ("uk", "мир", "море"),
        ("ru", "мир", "море"),
        ("uk", "Київ", "кит"),
    ],
)
def test_two_words_keep_their_own(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


def test_a_language_without_stemmer_keeps_the_folded_word() -> None:
    assert stem("Zélé", "zz") == "zele"
    assert not has_stems("zz")
    assert has_stems("uk")
    assert has_stems("en")


@pytest.mark.parametrize("language", ["en", "nl", "uk", "bg", "sk", "ar", "zz"])
@pytest.mark.parametrize("word", ["a", "я", "'", "1", "ь", "ся", "x" * 5000, "ааааа", "中"])
def test_any_word_has_a_stem(language: str, word: str) -> None:
    assert isinstance(stem(word, language), str)
    assert heads(word, language)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("nl", ["gezegd", "zegt"]),
        ("uk", ["ніч", "ночі"]),
        ("en", ["country", "countries"]),
        ("de", ["Häuser", "Hauser"]),
    ],
)
def test_forms_with_one_stem_share_a_head(language: str, forms: list[str]) -> None:
    for form in forms:
        for other in forms:
            if stem(form, language) == stem(other, language):
                from ukcorpus.text.normal import fold

                assert any(fold(other).startswith(head) for head in heads(form, language))


def test_a_word_belongs_to_languages_of_its_script() -> None:
    assert writes("en", "war")
    assert not writes("uk", "war")
    assert writes("uk", "війна")
    assert not writes("nl", "війна")
    assert writes("sr", "rat")
    assert writes("sr", "рат")


def test_words_that_hold_sentences_together_are_known() -> None:
    assert is_function_word("waren", "nl")
    assert not is_function_word("waren", "en")
    assert is_function_word("fur", "de")
