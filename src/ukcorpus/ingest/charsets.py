"""Which 8-bit encoding makes bytes read most like a language.

Every encoding that can decode the bytes is tried; its text is scored by how often each
language writes such pairs of letters, and by where symbols and capitals stand in words.
"""

from collections import Counter
from functools import cache
from typing import NamedTuple

from ukcorpus.lexicon import table

ENCODINGS = (
    "cp1252", "cp1251", "cp1250", "koi8_u", "koi8_r", "iso8859_2", "iso8859_5", "iso8859_15",
    "cp1253", "iso8859_7", "cp1254", "cp1257", "cp1255", "cp1256", "cp866", "mac_cyrillic",
    "mac_roman", "cp850", "cp852",
)  # fmt: skip
"""The first of equal readings wins: the Windows one, which most texts are in."""

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "hr", "sl", "uk",
    "ru", "bg", "mk", "el", "tr", "sv", "da", "no", "fi", "et", "lv", "lt", "sq", "he", "ar",
)  # fmt: skip

# Logarithms of probabilities, as those in the tables. Found on sentences of 18 languages.
_RARE = {"cp866": -4, "mac_cyrillic": -4, "mac_roman": -4, "cp850": -4, "cp852": -4}
_BORROWED = frozenset("éèëïöüçñáóàâêîôäåæøčšžíúãõłćń")  # in names of any Latin-script language
_UNKNOWN_LETTER, _BORROWED_LETTER, _OTHER_SCRIPT = -13.0, -9.5, -5.0
_EDGE, _UNSEEN_PAIR, _LEAST = -2.0, -1.5, -18.0
_WRONG_CAPITAL = -8.0
_PLAUSIBLE = -12.0
"""The mean score of a pair below which a text reads like nothing at all."""

_OPENING, _CLOSING = "“„«‘‚‹", "”»›"
_LOOSE, _SIGNS = "–—…€\xa0", "§°©®№·½¼²³´±£•×"
_SAMPLE = 6000


class Guess(NamedTuple):
    """An encoding; ``plausible`` when the text so read looks like a language's."""

    encoding: str
    plausible: bool


class _Tables(NamedTuple):
    letters: dict[str, float]
    pairs: dict[str, float]
    latin: bool


class _Look(NamedTuple):
    """What is scored of a text: pairs with a letter beyond ASCII, ASCII letters, and oddities."""

    pairs: Counter[str]
    ascii: Counter[str]
    odd: float


def best(data: bytes) -> Guess | None:
    """The likeliest 8-bit encoding of ``data``; None if none can decode it."""
    sample = _interesting(data)
    top, guess = float("-inf"), None
    for encoding in ENCODINGS:
        try:
            text = sample.decode(encoding)
            look = _look(text)
        except UnicodeDecodeError:
            continue
        score = _score(look) + _RARE.get(encoding, 0)
        if score > top and _decodes(data, encoding):
            top, guess = score, Guess(encoding, _plausible(look))
    return guess


def _interesting(data: bytes) -> bytes:
    """The beginning, if bytes beyond ASCII are in it; else from the first of them on."""
    high = next((place for place, byte in enumerate(data) if byte > 0x7F), 0)
    start = 0 if high < _SAMPLE // 2 else high - 200
    return data[start : start + _SAMPLE]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _plausible(look: _Look) -> bool:
    number = look.pairs.total()
    ascii_letters = look.ascii.total() or 1
    text_score = _score(look._replace(ascii=Counter()))
    # A few odd signs in much plain text are no reason to refuse it.
    return text_score > _PLAUSIBLE * max(1, number) - ascii_letters / 4


def _score(look: _Look) -> float:
    return look.odd + max(_fit(look, _tables(language)) for language in LANGUAGES)


def _fit(look: _Look, tables: _Tables) -> float:
    score = 0.0
    for pair, number in look.pairs.items():
        known = tables.pairs.get(pair)
        score += number * (_unseen(pair, tables.letters) if known is None else known)
    for letter, number in look.ascii.items():
        if tables.latin:
            score += number * max(-8.0, tables.letters.get(letter, -8.0))
        else:
            score += number * _OTHER_SCRIPT
    return score


def _unseen(pair: str, letters: dict[str, float]) -> float:
    score = _UNSEEN_PAIR
    for letter in pair:
        if letter == "_":
            score += _EDGE
        elif letter in _BORROWED:
            score += letters.get(letter, _BORROWED_LETTER)
        else:
            score += letters.get(letter, _UNKNOWN_LETTER)
    return max(_LEAST, score)


def _look(text: str) -> _Look:
    pairs: Counter[str] = Counter()
    odd = 0.0
    small = [char.lower()[0] if char.isalpha() else "_" for char in text]
    before, before_small = " ", "_"
    for place, char in enumerate(text):
        if char > "\x7f" or before > "\x7f":
            if small[place] != "_" or before_small != "_":
                pairs[before_small + small[place]] += 1
            if char.isupper() and before.islower():
                odd += _WRONG_CAPITAL
            if char > "\x7f" and small[place] == "_":
                odd += _symbol(before, char, text[place + 1 : place + 2] or " ")
        before, before_small = char, small[place]
    return _Look(pairs, Counter(char for char in small if "a" <= char <= "z"), odd)


def _symbol(before: str, char: str, after: str) -> float:
    """How likely a sign stands between its neighbours: a quotation mark opens before a word."""
    inside = before.isalpha() and after.isalpha()
    if char == "’":
        return -3
    if char in _OPENING:
        return -3 if not before.isalnum() and not after.isspace() else -12
    if char in _CLOSING:
        return -3 if not before.isspace() and not after.isalpha() else -12
    if char in _LOOSE:
        touched = char == "€" and (before.isalpha() or after.isalpha())
        return -10 if inside or touched else -3
    if char < "\xa0":
        return -30
    if char in _SIGNS:
        return -24 if inside else -8
    return -24 if inside else -14


@cache
def _tables(language: str) -> _Tables:
    data = table("letters", language)
    letters, pairs = _levels(data, "letters"), _levels(data, "pairs")
    return _Tables(letters, pairs, latin=letters.get("e", -99.0) > -6)


def _levels(data: dict[str, dict[str, str]], name: str) -> dict[str, float]:
    levels = data.get(name, {})
    return {gram: -int(level) / 10 for level, grams in levels.items() for gram in grams.split()}
