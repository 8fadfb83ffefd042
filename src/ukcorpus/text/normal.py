"""Folding: the form in which words are compared.

Case, accents, quotation marks, dashes and ligatures are folded; letters that an alphabet
counts as its own are kept (Cyrillic й and ї are no и and і; Hindi vowel signs stay).
"""

import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼ`´′＇"
"""All that stand for an apostrophe in scraped text."""

_LETTERS = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
        "ð": "d", "þ": "th", "ё": "е", "ѐ": "е", "ѝ": "и",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None,
        "\ufeff": None, "\u0640": None,
    }
)  # fmt: skip

# Marks that only accent a letter: Latin and Greek combining marks, Hebrew points, Arabic
# vowel signs, and the stress mark of Russian and Ukrainian dictionaries.
_MARKS = frozenset(
    chr(code)
    for low, high in ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x065F), (0x1DC0, 0x1DFF))
    for code in range(low, high + 1)
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The form of ``word`` that is compared.

    >>> fold("Zélensky"), fold("NATO’s"), fold("Straße"), fold("Київ")
    ('zelensky', "nato's", 'strasse', 'київ')
    """
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    if word.isascii():
        return word
    return "".join(map(_without_accent, word))


@lru_cache(maxsize=4096)
def _without_accent(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()  # 𝕬 is an A
    if len(parts) == 1:
        return "" if parts in _MARKS else parts
    if "\u0400" <= parts[0] <= "\u04ff":  # й, ї, ў: letters of their own
        return letter
    return "".join(part for part in parts if part not in _MARKS)
