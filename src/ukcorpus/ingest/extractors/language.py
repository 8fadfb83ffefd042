"""The language of an article and of its parts, by langdetect.

The same text gives the same answer, whatever was asked before: the detector draws lots, so
each question starts from the same seed, and what it is told beforehand depends on nothing
but the text.
"""

from functools import cache
from typing import Any

from ukcorpus.ingest.extractors.language_evidence import (
    SHORT,
    correct,
    count_letters,
    goes_along,
    speaks,
    start_weights,
)
from ukcorpus.model.articles import Article
from ukcorpus.model.languages import UNKNOWN, Language, Passage
from ukcorpus.model.spans import Span

_SEED = 0
_MOST = 2000
"""Characters of an article that are read: 1,500 and 10,000 gave the same answer to each of
1,893 articles in 17 languages."""
_LONG = 160
"""Letters from which a paragraph is judged on its own."""
_UNTOLD = 0.5
"""The probability of a language that was taken over and not found."""
_PEEK = 200

_BODY = frozenset(("body",))
_HEADS = frozenset(("title", "subtitle", "heading"))
_SAME = {"zh-cn": "zh", "zh-tw": "zh"}
_ASKED = {"zh": "zh-cn", "nb": "no", "nn": "no", "iw": "he", "ua": "uk"}
"""The detector's names for languages that files and our records name otherwise."""


@cache
def _factory() -> Any:
    """langdetect with its profiles, loaded once, at first use: it takes half a second.

    langdetect-rs, where it is installed, gives the same answers some 25 times as fast.
    """
    try:
        from langdetect_rs import PROFILES_DIRECTORY, DetectorFactory

        factory = DetectorFactory()
        factory.load_profile(PROFILES_DIRECTORY)
    except ImportError:
        factory = _pure_factory()
    factory.seed = _SEED
    return factory


def _pure_factory() -> Any:
    from importlib.resources import files

    from langdetect.detector_factory import DetectorFactory

    profiles = [file for file in files("langdetect.profiles").iterdir() if file.name[0] not in "._"]
    factory = DetectorFactory()
    # By name: the order of the disk would change the last digits of the probabilities.
    profiles.sort(key=lambda file: file.name)
    factory.load_json_profile([file.read_text(encoding="utf-8") for file in profiles])
    factory.seed = _SEED
    return factory


def detect_language(article: Article) -> Language:
    """The language of ``article``'s body, and of its paragraphs that are in another one.

    ``und`` where there are no words to tell by, as in a table of numbers. The language that
    the file declares counts only where the text is too short to speak for itself.
    """
    text = article.text
    spans = [(line.start, line.end) for line in article.lines if line.label in _BODY]
    if not spans:
        spans = [(line.start, line.end) for line in article.lines if line.label in _HEADS]
    sample = _sample(text, spans)
    declared = article.raw.meta.get("language", "").strip().lower()[:2]
    letters = count_letters(sample)
    code, confidence = detect_text(sample, declared if letters < SHORT else "")
    if code == UNKNOWN:
        return Language()
    if len(spans) < 2 or _ASKED.get(code, code) not in _factory().langlist:
        return Language(code, confidence)
    passages = (_foreign(text, start, end, code) for start, end in spans)
    return Language(code, confidence, tuple(filter(None, passages)))


def detect_text(text: str, prior_language: str = "") -> tuple[str, float]:
    """ISO 639-1 code and probability of the language of ``text``; ``und`` and 0 for none.

    ``prior_language`` is what the text is in unless its words say otherwise; under 80 letters
    it takes two common words of another language, and the probability is .5: nothing in the
    text was asked. Without a prior, the probability of so short a text is no measure of trust.
    """
    if not _has_words(text):
        return UNKNOWN, 0.0
    if text.isupper():  # the detector passes over words in capitals
        text = text.lower()
    detector = _factory().create()
    asked = _ASKED.get(prior_language, prior_language)
    prior = start_weights(detector.langlist, text, asked)
    if goes_along(prior, text, asked):
        return _SAME.get(asked, asked), _UNTOLD
    detector.set_prior_map(prior)
    detector.append(text[:_MOST])
    # Both detectors raise their own exception, of the same name, for a text without features.
    try:
        found = detector.get_probabilities()
    except Exception as error:
        if type(error).__name__ != "LangDetectException":
            raise
        return UNKNOWN, 0.0
    if not found:
        return UNKNOWN, 0.0
    best = found[0]
    code = _SAME.get(best.lang, best.lang)
    if _is_table(text) and not speaks(text[:_MOST], code, least=2):
        return UNKNOWN, 0.0
    return correct(code, text), round(min(best.prob, 1.0), 4)


def _has_words(text: str) -> bool:
    head = text[:_MOST]
    letters = count_letters(head)
    digits = sum(map(str.isdigit, head))
    return letters >= 2 and digits <= letters


def _is_table(text: str) -> bool:
    """Whether a quarter of what is written is figures."""
    head = text[:_MOST]
    return sum(map(str.isdigit, head)) * 3 > count_letters(head)


def _sample(text: str, spans: list[tuple[int, int]]) -> str:
    """At most ``_MOST`` characters: two thirds from the top, the rest from the middle."""
    first = _take(text, spans, _MOST * 2 // 3)
    if len(first) * 3 < _MOST * 2 - 3:
        return first
    return first + "\n" + _take(text, spans[len(spans) // 2 :], _MOST // 3)


def _take(text: str, spans: list[tuple[int, int]], most: int) -> str:
    pieces: list[str] = []
    left = most
    for start, end in spans:
        pieces.append(text[start : min(end, start + left)])
        left -= len(pieces[-1]) + 1
        if left <= 0:
            break
    return "\n".join(pieces)


def _foreign(text: str, start: int, end: int, code: str) -> Passage | None:
    """The paragraph as a passage in another language than ``code``, if it is one."""
    if end - start < SHORT:
        return None
    paragraph = text[start : min(end, start + _MOST)]
    if count_letters(paragraph[:_PEEK]) < SHORT and count_letters(paragraph) < SHORT:
        return None
    # A glance is enough to see that nothing is strange, and it is cheap.
    if detect_text(paragraph[:_PEEK], code)[0] in (code, UNKNOWN):
        return None
    other, confidence = detect_text(paragraph, "" if count_letters(paragraph) >= _LONG else code)
    if other in (code, UNKNOWN) or not speaks(paragraph, other, code):
        return None
    return Passage(Span(start, end), other, confidence)
