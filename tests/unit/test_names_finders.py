"""Finders with a model: chosen by language, refused with advice, followed by our resolver."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from ukcorpus.errors import ConfigError
from ukcorpus.ingest.extractors.names import find_mentions, find_names
from ukcorpus.ingest.extractors.names.finders import finder_of, fingerprint, natasha, spacy
from ukcorpus.ingest.extractors.names.port import MentionFinder
from ukcorpus.ingest.pipeline import RULES, make_record, rules
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import Article, RawArticle

TEXT = "Вчера в Киеве Иван Петров встретился с послом."


def _article(text: str) -> Article:
    return structure(RawArticle(path="a.txt", text=text, sha256="0" * 64), "0" * 16)


@pytest.fixture(autouse=True)
def _nothing_is_loaded_yet() -> None:
    natasha.load.cache_clear()
    spacy.load.cache_clear()


@pytest.fixture
def tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of natasha's shape, which marks one person."""
    package = ModuleType("natasha")

    def tag(text: str) -> SimpleNamespace:
        start = text.index("Иван")
        span = SimpleNamespace(start=start, stop=start + len("Иван Петров"), type="PER")
        return SimpleNamespace(spans=[span])

    vars(package).update(
        NewsEmbedding=lambda: None,
        NewsNERTagger=lambda _: SimpleNamespace(map=lambda texts: map(tag, texts)),
    )
    monkeypatch.setitem(sys.modules, "natasha", package)


@pytest.mark.parametrize("chosen", [{}, {"ru": "rules"}, {"en": "natasha"}])
def test_a_language_that_nothing_was_chosen_for_is_read_by_rules(chosen: dict[str, str]) -> None:
    assert finder_of("ru", chosen) is find_mentions


@pytest.mark.parametrize(
    ("choice", "told", "hint"),
    [
        ("nastasha", "names.ru: there is no finder 'nastasha'", "rules, natasha, spacy"),
        ("natasha", "names.ru: natasha is not installed", "pip install natasha"),
        ("spacy:ru_core_news_sm", "names.ru: spacy is not installed", "pip install spacy"),
    ],
)
def test_a_finder_that_cannot_run_is_an_error_with_the_way_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, choice: str, told: str, hint: str
) -> None:
    monkeypatch.setitem(sys.modules, choice.partition(":")[0], None)
    with pytest.raises(ConfigError, match=told) as caught:
        fingerprint({"ru": choice})
    assert hint in (caught.value.hint or "")


@pytest.mark.usefixtures("tagger")
def test_the_spans_of_a_model_go_through_the_same_resolver() -> None:
    finder: MentionFinder = finder_of("ru", {"ru": "natasha"})
    [entity] = find_names(_article(TEXT), "ru", finder)
    assert (entity.kind, entity.name) == ("person", "Иван Петров")
    [mention] = entity.mentions
    assert TEXT[mention.start : mention.end] == "Иван Петров"
    assert mention.rule == "natasha"


@pytest.mark.usefixtures("tagger")
def test_other_finders_make_other_records_so_that_files_are_read_again() -> None:
    assert rules() == RULES
    assert rules({"ru": "natasha"}).startswith(f"{RULES} ru=natasha@")
    raw = RawArticle(path="a.txt", text=TEXT, sha256="0" * 64)
    by_rules = make_record(raw, "0" * 16)
    by_model = make_record(raw, "0" * 16, {"ru": "natasha"})
    assert {e.name for e in by_rules.entities} != {e.name for e in by_model.entities}
