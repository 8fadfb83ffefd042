"""The words of time of one language, and a paragraph written as one letter a token."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ukcorpus.ingest.extractors.times.numbers import Entry, Value, read_number
from ukcorpus.ingest.extractors.times.patterns import CORE
from ukcorpus.lexicon import table
from ukcorpus.text.normal import APOSTROPHES

_TOKEN = re.compile(
    rf"(?=[\n\S])(?:[^\W\d_ʼ]++(?![{APOSTROPHES}])"  # the plainest words, which most are, first
    rf"|\d{{4}}-\d\d(?:-\d\d)?(?![\d-])"
    rf"|\d{{1,2}}\.\d{{1,2}}\.(?![\d\w])"
    rf"|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+|-(?:го|му|й|я|е|х|ї|ого|ої|ій|ти|ті|ые|ых|м|ми)\b)?"
    rf"|(?:[ldLD]|[Qq]u|[Jj]usqu)[{APOSTROPHES}](?=[^\W\d_])"
    rf"|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*"
    rf"|\n|[^\s\w])"
)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\Z")

_PUNCTUATION = {
    ",": ",", ".": ".", "(": "(", "&": "+",
    "-": "-", "–": "-", "‑": "-", "—": "-", "−": "-", "/": "-",
    "%": "%", "$": "%", "€": "%", "£": "%", "₴": "%", "₽": "%",
}  # fmt: skip
"""Everything else that is no word breaks an expression."""

# In the order of precedence: a word in two lists takes the letter of the later one.
_WORD_LETTERS = {
    "of": "P", "in_future": "L", "and": "+", "article": "K", "approximate": "g", "part": "B",
    "vague": "N", "later": "l", "earlier": "e", "ago_before": "A", "indefinite": "w",
    "this": "t", "same": "s", "previous": "p", "next": "f", "every": "v", "ago_after": "G",
    "zone": "z", "am": "m", "pm": "m", "bc": "E",
}  # fmt: skip
_LONGEST_COMPOUND = 24
_CLOCK_UNITS = frozenset(("hour", "minute", "second"))


class Lexicon:
    """The words of one language; ``letters`` need no lexicon for numbers and punctuation."""

    def __init__(self, language: str) -> None:
        data = table("dates", language)
        self.language = language
        self.capitals: bool = language in ("en", "de")
        self._entries: dict[str, Entry] = {}
        self._fill(data)
        context = data.get("context", {})
        self.year_before = frozenset(context.get("year_before", ()))
        self.year_never_after = frozenset(context.get("year_never_after", ()))
        self.clock_before = frozenset(context.get("clock_before", ()))
        self.open_before = frozenset(context.get("open_before", ()))
        self.ambiguous = frozenset(context.get("ambiguous", ()))
        self.month_before = frozenset(context.get("month_before", ()))
        self.future = frozenset(context.get("future", ()))
        self.ahead = self.future - frozenset(context.get("not_ahead", ()))
        self.past = frozenset(context.get("past", ()))
        self.left_out = frozenset(context.get("left_out", ()))
        self.plan = frozenset(context.get("plan", ()))
        self.since = frozenset(context.get("since", ()))
        self.weak_past = frozenset(context.get("weak_past", ()))
        self.bare_years: bool = context.get("bare_years", False)
        self.bare_dayparts: bool = context.get("bare_dayparts", False)
        loose = context.get("loose_endings", False)
        self.sure_endings = () if loose else tuple(context.get("past_endings", ()))
        self.bare_one: bool = context.get("bare_one", False)
        self.hence_later: bool = context.get("hence_later", False)
        self.hence_sure: bool = context.get("hence_sure", False)
        self.past_endings = tuple(context.get("past_endings", ()))
        self.look: Callable[[str], Entry] = lru_cache(maxsize=16384)(self._look)

    def _fill(self, data: dict[str, Any]) -> None:
        phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}

        def add(words: list[str], letter: str, value: Value) -> None:
            for word in words:
                parts = tuple(word.split())
                if len(parts) == 1:
                    self._entries[word] = Entry(letter, value)
                else:
                    phrases.setdefault(parts[0], []).append((parts[1:], letter, value))

        for section, letter, make in _SECTIONS:
            for key, words in data.get(section, {}).items():
                unit = letter == "u" and key in _CLOCK_UNITS
                plural = section == "units_plural"
                add(words, "h" if unit else "U" if plural and letter == "u" else letter, make(key))
        words = data.get("words", {})
        for name, letter in _WORD_LETTERS.items():
            add(words.get(name, []), letter, name)
        add(words.get("year_word", []), "b", "year")
        self.oclock = frozenset(words.get("oclock", ()))
        for first, found in phrases.items():
            entry = self._entries.get(first, Entry())
            longest = tuple(sorted(found, key=lambda phrase: -len(phrase[0])))
            self._entries[first] = Entry(entry.letter, entry.value, longest)

    def _look(self, raw: str) -> Entry:
        if raw[0].isdecimal():
            return read_number(raw, self.language != "en")
        if not raw[0].isalpha():
            return Entry(_PUNCTUATION.get(raw, ";"))
        found = self._entries.get(raw)
        if found is not None and found.letter != "x":
            lower = self.capitals and found.letter in "MW" and not raw[0].isupper()
            return Entry() if lower else found
        word = raw.lower()
        low = self._entries.get(word)
        if low is None and (short := _POSSESSIVE.sub("", word)) != word:
            low = self._entries.get(short)
        if low is None:
            return found or self._compound(word)
        if self.capitals and low.letter in "MW" and not raw[0].isupper():
            return Entry()
        return low

    def _compound(self, word: str) -> Entry:
        """``Donnerstagabend``: German and Dutch write a weekday and its part as one word."""
        if self.language in ("de", "nl") and 8 < len(word) < _LONGEST_COMPOUND:
            for cut in range(len(word) - 4, 4, -1):
                day = self._entries.get(word[:cut])
                part = self._entries.get(word[cut:]) or self._entries.get(word[cut:].title())
                if day and part and day.letter == "W" and part.letter == "T":
                    return Entry("W", f"{day.value}T{part.value}")
        return Entry()


_SECTIONS: tuple[tuple[str, str, Callable[[str], Value]], ...] = (
    ("units", "u", str),
    ("units_plural", "u", str),
    ("numbers", "n", float),
    ("ordinals", "o", int),
    ("years", "y", int),
    ("decades", "Q", int),
    ("centuries", "r", int),
    ("weekdays_short", "a", int),
    ("weekdays", "W", int),
    ("weekdays_plural", "W", lambda key: f"{key}S"),
    ("months", "M", int),
    ("seasons", "S", str),
    ("dayparts", "T", str),
    ("clockwords", "H", str),
    ("deictic", "D", int),
    ("dayparts_deictic", "V", str),
    ("relative", "X", str),
    ("sets", "Z", str),
)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``; an unknown one knows numbers only."""
    return Lexicon(language)


class Tokens(NamedTuple):
    """A paragraph as tokens: where each stands, its letter, its value, its word as written."""

    starts: list[int]
    ends: list[int]
    letters: str
    values: list[Value]
    raws: list[str]

    def word(self, at: int) -> str:
        """The first word of a token, in lower case."""
        return self.raws[at].lower()


def read_tokens(text: str, start: int, end: int, words: Lexicon) -> Tokens | None:
    """The tokens of ``text[start:end]``; phrases of several words are one token.

    None where no word has to do with time, as in most paragraphs.
    """
    raws: list[str] = _TOKEN.findall(text, start, end)
    entries = list(map(words.look, raws))
    phrases = {
        at: phrase
        for at, entry in enumerate(entries)
        if entry[2] and (phrase := _longest(raws, at, entry))[2] > at
    }
    if not phrases and CORE.isdisjoint([entry[0] for entry in entries]):
        return None
    starts = [match.start() for match in _TOKEN.finditer(text, start, end)]
    return _join(raws, starts, entries, phrases, words)


def _join(
    raws: list[str],
    starts: list[int],
    entries: list[Entry],
    phrases: dict[int, tuple[str, Value, int]],
    words: Lexicon,
) -> Tokens:
    letters: list[str] = []
    out = Tokens([], [], "", [], [])
    begins, ends, values, kept = out.starts, out.ends, out.values, out.raws
    oclock = words.oclock
    size, at = len(raws), 0
    while at < size:
        letter, value, _ = entries[at]
        raw = raws[at]
        last = at
        if at in phrases:
            letter, value, last = phrases[at]
        if letters and letters[-1] in "dnck" and raw.lower() in oclock:
            before = kept[-2].lower() if len(kept) > 1 else ""
            if not words.clock_before or before in words.clock_before:
                letter = "O"
        letters.append(letter)
        begins.append(starts[at])
        ends.append(starts[last] + len(raws[last]))
        values.append(value)
        kept.append(raw)
        at = last + 1
    return out._replace(letters="".join(letters))


def _longest(raws: list[str], at: int, entry: Entry) -> tuple[str, Value, int]:
    for rest, letter, value in entry.longer:
        following = raws[at + 1 : at + 1 + len(rest)]
        if len(following) == len(rest) and all(map(_same, following, rest)):
            return letter, value, at + len(rest)
    return entry.letter, entry.value, at


def _same(raw: str, word: str) -> bool:
    return raw.lower() == word
