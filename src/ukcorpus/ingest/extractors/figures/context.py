"""What surrounds a number: how exact it is, what it counts, and whether it is a figure at all."""

from dataclasses import dataclass

from ukcorpus.ingest.extractors.figures.numerals import Numbers, Numeral, Part

_SPAN_WORDS = 6
"""Words after a number among which its unit is looked for."""
_SYMBOLS = frozenset("$€£¥₴₽")
_HYPHENS = frozenset("-‐‑–—")


@dataclass(slots=True)
class Counted:
    """The noun that a number counts."""

    unit: str = ""
    first: int = 0
    last: int = 0
    """The words ``[first, last)``; empty when nothing is named."""
    noun: str = ""
    currency: str = ""


def qualifier_before(parts: list[Part], i: int, known: Numbers) -> tuple[str, int]:
    """The qualifier that ends right before part ``i``, and where it starts."""
    if i and parts[i - 1].raw in _SYMBOLS:
        i -= 1
    elif i > 1 and parts[i - 1].low in ("us", "a") and parts[i - 2].low != "the":
        pass
    for words, kind in known.qualifiers:
        start = i - len(words)
        if start >= 0 and all(parts[start + n].low == word for n, word in enumerate(words)):
            return kind, start
        # an estimated 125,000; een geschatte
    return "", i


def counted_after(parts: list[Part], j: int, known: Numbers) -> Counted:
    """What is counted by the number that ends before part ``j``."""
    found = Counted(first=j, last=j)
    if j < len(parts) and parts[j].raw in ("%",):
        found.unit, found.last = "percent", j + 1
        _share(parts, found, j + 1, known)
        return found
    if j < len(parts) and parts[j].raw in _SYMBOLS:
        found.unit, found.last = "money", j + 1
        found.currency = known.data.get("currencies", {}).get(parts[j].raw, "")
        return found
    stop = known.set("stop")
    endings = tuple(known.data.get("past_endings", ("\0",)))
    k = j
    while k < len(parts) and parts[k].low in known.set("more"):
        k += 1
    if k < len(parts) and parts[k].low in known.set("of"):
        k += 1
        while k < len(parts) and parts[k].low in ("the", "its", "their", "his", "these", "those"):
            k += 1
    found.first = found.last = k
    while k < len(parts) and k - j < _SPAN_WORDS:
        part = parts[k]
        if not part.raw[0].isalpha():
            if part.raw in _HYPHENS and k == j:
                break
            break
        unit = known.units.get(part.low)
        if unit:
            found.unit, found.last, found.noun = found.unit or unit, k + 1, part.low
            if unit == "percent":
                _share(parts, found, k + 1, known)
                return found
            if unit == "money":
                found.currency = known.data.get("currencies", {}).get(part.low, "")
            if (
                k + 1 < len(parts)
                and unit in ("people", "troops", "weapons")
                and parts[k + 1].low in known.units
                and known.units[parts[k + 1].low]
                in ("people", "troops", "weapons", "killed", "wounded")
            ):
                k += 1
                continue
            break
        if part.low in stop or _verbal(parts, j, k, endings):
            break
        found.last, found.noun = k + 1, part.low
        k += 1
    if not found.unit:
        _verb_unit(parts, found, known)
    if found.unit in ("people", "troops", ""):
        _fate(parts, found, known)
    return found


def _share(parts: list[Part], found: Counted, k: int, known: Numbers) -> None:
    """*70 percent of the forces*: the share is of the forces."""
    found.first = found.last = k
    if k >= len(parts) or parts[k].low not in known.set("of") | known.set("share_of"):
        return
    k += 1
    while k < len(parts) and parts[k].low in known.set("articles"):
        k += 1
    found.first = found.last = k
    while k < len(parts) and k - found.first < 4:
        if not parts[k].raw[0].isalpha() or parts[k].low in known.set("stop"):
            break
        k += 1
    found.last, found.noun = k, parts[k - 1].low


def _verbal(parts: list[Part], j: int, k: int, endings: tuple[str, ...]) -> bool:
    """Whether the word right after the number is its verb: *80,000 remained in …*."""
    if k != j or not parts[k].low.endswith(endings):
        return False
    after = parts[k + 1].low if k + 1 < len(parts) else "."
    return not after[0].isalpha() or after in (
        "in",
        "at",
        "on",
        "by",
        "to",
        "from",
        "for",
        "after",
        "when",
    )


def _verb_unit(parts: list[Part], found: Counted, known: Numbers) -> None:
    """*20 were wounded*: the verb says what the number counts."""
    for part in parts[found.last : found.last + 3]:
        if part.low in known.set("of"):
            return
        if known.units.get(part.low) in ("killed", "wounded"):
            found.unit = known.units[part.low]
            return
        if not part.raw[0].isalpha():
            return


def _fate(parts: list[Part], found: Counted, known: Numbers) -> None:
    """*20 people were killed*, *20 civilians dead*: what became of those who are counted."""
    for part in parts[found.last : found.last + 5]:
        unit = known.units.get(part.low)
        if unit in ("killed", "wounded"):
            found.unit = unit
            return
        if not part.raw[0].isalpha() or part.raw[0].isdigit():
            return


def is_figure(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """Whether the number is data, and not a date, a time, an age, a name or a turn of speech."""
    if _in_name(text, parts, numeral, counted, qualifier, known):
        return False
    if _is_date(text, parts, numeral, counted, qualifier, known):
        return False
    if _is_age(text, parts, numeral, known):
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
        and not _money_before(parts, numeral)
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


def _money_before(parts: list[Part], numeral: Numeral) -> bool:
    return numeral.first > 0 and parts[numeral.first - 1].raw in _SYMBOLS


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
            return numeral.value >= 100 or read_unit(parts, numeral.last + 2, known) != ""
        return known.units.get(joined) in ("money", "mass", "distance", "percent", "energy")
    return nxt.raw in _HYPHENS and text[nxt.end : nxt.end + 1].isspace()


def read_unit(parts: list[Part], j: int, known: Numbers) -> str:
    """The unit of the next two parts, empty when there is none."""
    for part in parts[j : j + 2]:
        if part.raw == "%":
            return "percent"
        if part.low in known.units:
            return known.units[part.low]
    return ""


def _is_date(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    months = known.set("months")
    before = parts[numeral.first - 1].low if numeral.first else ""
    before2 = parts[numeral.first - 2].low if numeral.first > 1 else ""
    after = parts[numeral.last].low if numeral.last < len(parts) else ""
    value = numeral.value
    if value <= 31 and not numeral.words:
        if before in months or (before == "." and before2 in months) or after in months:
            return True
        if after == "." and numeral.last + 1 < len(parts) and parts[numeral.last + 1].low in months:
            return True
        if after in known.set("range_words") | known.set("and") | {"-", "–"}:
            later = [p.low for p in parts[numeral.last + 1 : numeral.last + 3]]
            if len(later) == 2 and later[0].isdigit() and later[1] in months:
                return True
        if before in known.set("range_words") | known.set("and") | {"-", "–"} and before2.isdigit():
            third = parts[numeral.first - 3].low if numeral.first > 2 else ""
            if third in months or after in months:
                return True
        if after in known.set("clock") or (after == "a" and known.language == "en"):
            if (
                known.language == "en"
                or before in known.set("clock_before")
                or known.language == "de"
            ):
                return True
    if value <= 2400 and "." in parts[numeral.first].raw and after in known.set("clock"):
        return True
    raw = parts[numeral.first].raw
    if (
        raw.isdigit()
        and len(raw) == 4
        and 1500 <= value <= 2100
        and numeral.last == numeral.first + 1
    ):
        return not (qualifier or _year_counts(parts, numeral, counted, before, known))
    if (
        raw.isdigit()
        and len(raw) in (8, 9, 10, 11, 12)
        and not counted.unit
        and not _money_before(parts, numeral)
    ):
        return True  # a telephone number, an identifier
    return False


def _year_counts(
    parts: list[Part], numeral: Numeral, counted: Counted, before: str, known: Numbers
) -> bool:
    """2000 soldiers are counted; *in 2014 soldiers* and *the 2015 deal* are years."""
    if _money_before(parts, numeral):
        return True
    if before in known.set("year_before") or before in known.set("months"):
        return False
    return counted.unit in (
        "people",
        "troops",
        "killed",
        "wounded",
        "weapons",
        "money",
        "distance",
        "mass",
        "percent",
    )


def _is_age(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    last = parts[numeral.last - 1]
    tail = text[last.end : last.end + 12].lower().lstrip("-‐‑– ")
    if any(tail.startswith(word) for word in known.set("age_compounds")):
        return True
    before = parts[numeral.first - 1].raw if numeral.first else ""
    after = parts[numeral.last].raw if numeral.last < len(parts) else ""
    if (
        1 <= numeral.value <= 110
        and not numeral.words
        and before in (",", "(")
        and after in (",", ")", ".")
    ):
        named = numeral.first > 1 and parts[numeral.first - 2].raw[0].isupper()
        return named
    return False
