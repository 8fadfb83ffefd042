"""The words of time of one language, and a paragraph written as one letter a token."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ukcorpus.lexicon import table
from ukcorpus.text.normal import APOSTROPHES

Value = int | float | str | tuple[int | None, ...]

_TOKEN = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?(?![\d-])"
    rf"|\d{{1,2}}\.\d{{1,2}}\.(?![\d\w])"
    rf"|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+|-(?:го|му|й|я|е|х|ї|ого|ої|ій|ти|ті|ые|ых|м|ми)\b)?"
    rf"|(?:[ldLD]|[Qq]u|[Jj]usqu)[{APOSTROPHES}](?=[^\W\d_])"
    rf"|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*"
    rf"|\n|[^\s\w]"
)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\Z")
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z|(\d{1,2})([./])(\d{1,2})\5(\d{4})\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:h]([0-5]\d)|h)(?::[0-5]\d)?(am|pm)?\Z|(\d\d?)(am|pm)\Z")
_DECADE = re.compile(r"(?:(1[0-9]|20)(\d)0|(\d)0)(?:s|er|-х|-ті|-ые|-ых|-ми|-е)\Z")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|ème|º|ª|ste|de|te|-\w+)?\Z")

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


class Entry(NamedTuple):
    """What a word means: its letter and its value; ``longer`` are phrases that it opens."""

    letter: str = "x"
    value: Value = 0
    longer: tuple[tuple[tuple[str, ...], str, Value], ...] = ()


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
        self.hence_later: bool = context.get("hence_later", False)
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


def read_tokens(text: str, start: int, end: int, words: Lexicon) -> Tokens:
    """The tokens of ``text[start:end]``; phrases of several words are one token."""
    raws: list[str] = []
    starts: list[int] = []
    entries: list[Entry] = []
    look = words.look
    for match in _TOKEN.finditer(text, start, end):
        raw = match[0]
        raws.append(raw)
        starts.append(match.start())
        entries.append(look(raw))
    letters = "".join([entry[0] for entry in entries])
    if letters.strip("x;") == "" and not any(entry[2] for entry in entries):
        return Tokens(starts, starts, letters, [], raws)
    return _join(raws, starts, entries, words)


def _join(raws: list[str], starts: list[int], entries: list[Entry], words: Lexicon) -> Tokens:
    letters: list[str] = []
    out = Tokens([], [], "", [], [])
    begins, ends, values, kept = out.starts, out.ends, out.values, out.raws
    oclock = words.oclock
    size, at = len(raws), 0
    while at < size:
        letter, value, longer = entries[at]
        raw = raws[at]
        last = at
        if longer:
            letter, value, last = _longest(raws, at, entries[at])
        if letters and letters[-1] in "dnck" and raw.lower() in oclock:
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


@lru_cache(maxsize=16384)
def read_number(raw: str, day_first: bool) -> Entry:
    """What a token that begins with a digit means."""
    raw = raw.lower()
    if raw.isdecimal():
        return _plain(raw)
    if (full := _FULL.match(raw)) is not None:
        return _full_date(full, day_first)
    if (partial := _MONTH.match(raw)) is not None:
        year, month = int(partial[1]), int(partial[2])
        return Entry("J", (year, month)) if 1 <= month <= 12 else Entry("y", year)
    if (clock := _CLOCK.match(raw)) is not None:
        return _clock(clock)
    if (decade := _DECADE.match(raw)) is not None:
        century, tens, short = decade.groups()
        if century:
            return Entry("Y", int(century + tens))
        return Entry("Y", (190 if int(short) > 2 else 200) + int(short))
    if (ordinal := _ORDINAL.match(raw)) is not None and 1 <= int(ordinal[1]) <= 31:
        return Entry("d", int(ordinal[1]))
    return _odd_number(raw, day_first)


def _plain(raw: str) -> Entry:
    if len(raw) > 9:
        return Entry("n", 0.0)
    number = int(raw)
    if len(raw) == 4 and 1000 <= number <= 2199:
        return Entry("y", number)
    if 1 <= number <= 31 and len(raw) <= 2:
        return Entry("d", number)
    return Entry("n", float(number))


def _full_date(full: re.Match[str], day_first: bool) -> Entry:
    if full[1]:
        year, month, day = int(full[1]), int(full[2]), int(full[3])
    else:
        day, month, year = int(full[4]), int(full[6]), int(full[7])
        if month > 12 and day <= 12:
            day, month = month, day
        elif full[5] == "/" and not day_first and day <= 12 and day != month:
            return Entry("I", (year, None, None))  # 5/6/2024: two readings, so the year only
    valid = 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199
    return Entry("I", (year, month, day)) if valid else Entry("n", 0.0)


def _clock(clock: re.Match[str]) -> Entry:
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or 0)
    half = clock[3] or clock[5]
    if hour > 24:
        return Entry("n", float(hour))
    if half == "pm" and hour < 12:
        hour += 12
    return Entry("c", (hour, minute))


def _odd_number(raw: str, day_first: bool) -> Entry:
    parts = re.split(r"[.,:/]", raw.rstrip("."))
    if raw.endswith(".") and day_first and len(parts) == 2:
        day, month = int(parts[0]), int(parts[1])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Entry("i", (day, month))
    if "/" in raw and len(parts) == 2 and len(parts[0]) == 4 and 1000 <= int(parts[0]) <= 2199:
        return Entry("y", int(parts[0]))  # 1939/40
    if "." in raw and len(parts) == 2 and parts[1].isdecimal() and len(parts[1]) <= 2:
        return Entry("k", (int(parts[0][:6]), int(parts[1])))
    return Entry("n", 0.0)
