"""The language of an article and of its parts, by langdetect.

The same text gives the same answer, whatever was asked before: the detector draws lots, so
each question starts from the same seed, and what it is told beforehand depends on nothing
but the text.
"""

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

from ukcorpus.lexicon import table
from ukcorpus.model.articles import Article
from ukcorpus.model.languages import UNKNOWN, Language, Passage
from ukcorpus.model.spans import Span

_SEED = 0
_MOST = 2000
"""Characters of an article that are read: 1,500 and 10,000 gave the same answer to each of
1,893 articles in 17 languages."""
_SHORT = 80
"""Letters below which a text's own words prove little and a declared language may decide."""
_LONG = 160
"""Letters from which a paragraph is judged on its own."""
_LETTERS_HELP = 400
"""Letters up to which the alphabet is looked at; longer texts need no help."""
_TRUST = 1e3
"""How much likelier than any other the language of an article is for a part of it."""
_STRANGE = 0.02
"""What a letter that a language does not write leaves of its weight."""
_UNUSED = 1e-5
"""What a common word of other languages leaves of the weight of one that does not use it.

So little, because the detector reads the same few letters again and again and is sure too
soon; of .35, .1, .03, .01, .003, .0001 and this, this was right most often on development data."""
_UNTOLD = 0.5
_PEEK = 200

_ALPHABETS = {
    "LATIN": re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+"),
    "CYRILLIC": re.compile(r"[\u0400-\u04ff]+"),
}
_WORD = re.compile(r"[^\W\d_]+")
_BODY = frozenset(("body",))
_HEADS = frozenset(("title", "subtitle", "heading"))
_SAME = {"zh-cn": "zh", "zh-tw": "zh"}


class _Unprofiled(NamedTuple):
    code: str
    instead: frozenset[str]
    has: frozenset[str]
    words: frozenset[str]
    absent: frozenset[str]


class _Known(NamedTuple):
    weights: dict[str, float]
    letters: dict[str, frozenset[str]]
    special: frozenset[str]
    words: dict[str, frozenset[str]]
    """Of each common word, the languages that use it."""
    judged: frozenset[str]
    scripts: dict[str, str]
    unprofiled: tuple[_Unprofiled, ...]


@cache
def _known() -> _Known:
    data = table("language", "common")
    weights = {
        code: data["weights"][kind] for kind, codes in data["kinds"].items() for code in codes
    }
    letters = {code: frozenset(own) for code, own in data["letters"].items()}
    users: dict[str, set[str]] = {}
    for code, listed in data["words"].items():
        for word in listed.split():
            users.setdefault(word, set()).add(code)
    return _Known(
        weights=weights,
        letters=letters,
        special=frozenset().union(*letters.values()),
        words={word: frozenset(codes) for word, codes in users.items()},
        judged=frozenset(data["words"]),
        scripts={code: script for script, codes in data["scripts"].items() for code in codes},
        unprofiled=tuple(
            _Unprofiled(
                row["code"],
                frozenset(row["instead"]),
                frozenset(row.get("has", ())),
                frozenset(row.get("words", "").split()),
                frozenset(row["not"]),
            )
            for row in data["unprofiled"]
        ),
    )


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
    code, confidence = detect_text(sample, declared if letters < _SHORT else "")
    if code == UNKNOWN:
        return Language()
    others = tuple(
        passage for start, end in spans if (passage := _foreign(text, start, end, code)) is not None
    )
    return Language(code, confidence, others if len(spans) > 1 else ())


def detect_text(text: str, prior_language: str = "") -> tuple[str, float]:
    """ISO 639-1 code and probability of the language of ``text``; ``und`` and 0 for none.

    ``prior_language`` is what the text is in unless its words say otherwise; under 80 letters
    it takes two common words of another language, and the probability is .5: nothing in the
    text was asked. Without a prior, the probability of so short a text is no measure of trust.
    """
    if not _has_words(text):
        return UNKNOWN, 0.0
    detector = _factory().create()
    prior = _prior(detector.langlist, text, prior_language)
    if _goes_along(prior, text, prior_language):
        return prior_language, _UNTOLD
    detector.set_prior_map(prior)
    detector.append(text[: 4 * _MOST])
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
    if _is_table(text) and not _speaks(text[:_MOST], code, least=2):
        return UNKNOWN, 0.0
    return _correct(code, text), round(min(best.prob, 1.0), 4)


def count_letters(text: str) -> int:
    """How many characters are letters."""
    return sum(map(str.isalpha, text))


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


def _prior(languages: list[str], text: str, prior_language: str) -> dict[str, float]:
    known = _known()
    rare = table("language", "common")["weights"]["rare"]
    prior = {code: known.weights.get(code, rare) for code in languages}
    if prior_language in prior:
        prior[prior_language] = _TRUST
    head = text[: 2 * _LETTERS_HELP].lower()
    script = _script(head)
    if count_letters(head) <= _LETTERS_HELP and script in _ALPHABETS:
        _weigh_letters(prior, head, known)
        _weigh_words(prior, _ALPHABETS[script].findall(head), known)
    return prior


def _goes_along(prior: dict[str, float], text: str, language: str) -> bool:
    """Whether a short text may be in ``language`` as well as in any other.

    The detector cannot tell: it reads the few letters of a headline again and again until
    it is sure, whatever it was told before.
    """
    if language not in prior or count_letters(text[: 4 * _SHORT]) >= _SHORT:
        return False
    if _script(text) != _known().scripts.get(language, "LATIN"):
        return False
    return prior[language] >= max(prior.values()) * _STRANGE * _UNUSED * _TRUST


def _script(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    letters = [letter for letter in text[: 4 * _SHORT] if letter.isalpha()]
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in letters]
    return max(sorted(set(scripts)), key=scripts.count)


def _weigh_letters(prior: dict[str, float], text: str, known: _Known) -> None:
    used = known.special.intersection(text)
    for code in prior:
        strange = len(used - known.letters.get(code, known.special))
        prior[code] *= _STRANGE ** min(strange, 4)


def _weigh_words(prior: dict[str, float], words: list[str], known: _Known) -> None:
    found = [known.words[word] for word in words if word in known.words]
    for code in prior:
        unused = sum(code not in users for users in found) if code in known.judged else len(found)
        prior[code] *= _UNUSED ** min(unused, 8)


def _correct(code: str, text: str) -> str:
    if code not in ("uk", "ru", "bg", "mk"):
        return code
    head = text[:_MOST].lower()
    letters, words = frozenset(head), frozenset(_WORD.findall(head))
    for other in _known().unprofiled:
        if code not in other.instead or not other.has <= letters or other.absent & letters:
            continue
        if not other.words or other.words & words:
            return other.code
    return code


def _speaks(text: str, code: str, against: str = "", least: int = 3) -> bool:
    """Whether the common words are those of ``code``: a list of names is in no language."""
    known = _known()
    if code not in known.judged:
        return True
    words = [word for word in _WORD.findall(text.lower()) if len(word) > 1]
    users = [known.words[word] for word in words if word in known.words]
    own = sum(code in codes for codes in users)
    return own >= least and own > sum(against in codes for codes in users)


def _foreign(text: str, start: int, end: int, code: str) -> Passage | None:
    """The paragraph as a passage in another language than ``code``, if it is one."""
    if end - start < _SHORT:
        return None
    paragraph = text[start : min(end, start + _MOST)]
    letters = count_letters(paragraph)
    if letters < _SHORT:
        return None
    # A glance is enough to see that nothing is strange, and it is cheap.
    if detect_text(paragraph[:_PEEK], code)[0] in (code, UNKNOWN):
        return None
    other, confidence = detect_text(paragraph, "" if letters >= _LONG else code)
    if other in (code, UNKNOWN) or not _speaks(paragraph, other, code):
        return None
    return Passage(Span(start, end), other, confidence)
