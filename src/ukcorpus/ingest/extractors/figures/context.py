"""How exact a number is, and whether it is a figure at all."""

from ukcorpus.ingest.extractors.figures.calendar import is_age, is_date, money_before
from ukcorpus.ingest.extractors.figures.counted import Counted, read_unit
from ukcorpus.ingest.extractors.figures.numerals import Numbers, Numeral, Part, read_digits

_SYMBOLS = frozenset("$€£¥₴₽")
_HYPHENS = frozenset("-‐‑–—")


def qualifier_before(parts: list[Part], i: int, known: Numbers) -> tuple[str, int]:
    """The qualifier that ends right before part ``i``, and where it starts."""
    if i and parts[i - 1].raw in _SYMBOLS:
        i -= 1
    for words, kind in known.qualifiers:
        start = i - len(words)
        if start >= 0 and all(parts[start + n].low == word for n, word in enumerate(words)):
            return kind, start
    return "", i


def is_figure(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """Whether the number is data, and not a date, a time, an age, a name or a turn of speech."""
    if _in_name(text, parts, numeral, counted, qualifier, known):
        return False
    if is_date(parts, numeral, counted, qualifier, known):
        return False
    if is_age(text, parts, numeral, known):
        return False
    if counted.unit == "duration" and counted.last < len(parts):
        if parts[counted.last].low in known.set("date_after"):
            return False
        before = parts[numeral.first - 1].low if numeral.first else ""
        if before in known.set("date_before") and not qualifier:
            return False
    if numeral.words and not numeral.vague and numeral.value <= 12:
        return _worth_counting(parts, numeral, counted, qualifier, known)
    if not numeral.vague and set(parts[numeral.first].raw) & set(".,"):
        return True
    if numeral.vague:
        return counted.last > counted.first or bool(counted.unit)
    if (
        numeral.value < 100
        and not counted.unit
        and not qualifier
        and not money_before(parts, numeral)
    ):
        return (
            counted.noun != ""
            and _plural(counted.noun, known)
            and counted.noun not in known.set("skip_nouns")
        )
    return True


def _worth_counting(
    parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    if counted.unit and counted.noun not in known.set("skip_nouns"):
        return True
    after = parts[numeral.last].low if numeral.last < len(parts) else ""
    if after in known.set("more") and counted.last > counted.first:
        return counted.noun not in known.set("skip_nouns")
    return after in known.set("more") or (
        bool(qualifier) and counted.noun not in known.set("skip_nouns")
    )


def _plural(noun: str, known: Numbers) -> bool:
    endings = {"en": ("s",), "nl": ("en", "s"), "de": ("en", "e", "er", "n", "s")}
    return noun.endswith(endings.get(known.language, ("",)))


def _in_name(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """M1, F-16, Article 5, Boeing 737, 1., 2-1, +31 6 …"""
    first, last = parts[numeral.first], parts[numeral.last - 1]
    before = text[first.start - 1 : first.start] if first.start else ""
    after = text[last.end : last.end + 1]
    if (
        before.isalpha()
        or before in ("_", "@", "#", "№", "§")
        or (before in ".,/:" and before and text[first.start - 2 : first.start - 1].isdigit())
    ):
        return True
    if before == "+" or (
        before in _HYPHENS and before and text[first.start - 2 : first.start - 1].isalnum()
    ):
        return True
    if not numeral.words and after and (after.isalpha() or after in _HYPHENS or after == "/"):
        return not _hyphen_unit(text, parts, numeral, known)
    if numeral.words and after in ("-",):
        return True
    if numeral.first:
        previous = parts[numeral.first - 1]
        if previous.low in known.set("models"):
            return True
        if previous.low in known.set("labels") and not counted.unit:
            return True
    if _in_row(parts, numeral) and not counted.unit:
        return True
    if numeral.first:
        name = (
            not numeral.words
            and previous.raw[0].isupper()
            and numeral.first > 1
            and parts[numeral.first - 2].raw not in '.!?:“"'
        )
        if name and not qualifier and not counted.unit and numeral.value < 10000:
            return True
    # a list number: "1." or "2)" at the start of a line
    opening = numeral.first == 0 or parts[numeral.first - 1].raw in ("•", "(")
    return opening and after in (".", ")") and not numeral.words and numeral.value < 100


def _in_row(parts: list[Part], numeral: Numeral) -> bool:
    """Whether other numbers stand right beside it, as in a telephone number or a table."""
    first, last = numeral.first, numeral.last
    before = parts[first - 1].raw.isdigit() if first else False
    after = parts[last].raw.isdigit() if last < len(parts) else False
    return not numeral.words and (before or after)


def _hyphen_unit(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*100,000-strong*, *5km*, *20%-*: a number joined to its unit."""
    if numeral.last >= len(parts):
        return False
    nxt = parts[numeral.last]
    if nxt.low in known.units or nxt.low in known.multipliers or nxt.low == "%":
        return True
    if nxt.raw in _HYPHENS and numeral.last + 1 < len(parts):
        joined = parts[numeral.last + 1].low
        if joined in known.set("strong"):
            return True
        if joined[0].isdigit():
            upper = read_digits(joined, known)
            rising = upper is not None and upper > numeral.value  # 152-61 is a vote
            return rising and (
                numeral.value >= 100 or read_unit(parts, numeral.last + 2, known) != ""
            )
        return known.units.get(joined) in ("money", "mass", "distance", "percent", "energy")
    return nxt.raw in _HYPHENS and text[nxt.end : nxt.end + 1].isspace()
