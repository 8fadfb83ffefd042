"""Whether a number is a figure at all: no date, no age, no name, no turn of speech."""

from ukcorpus.ingest.extractors.figures.calendar import is_age, is_ago, is_date, money_before
from ukcorpus.ingest.extractors.figures.counted import Counted, read_unit
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral, read_digits
from ukcorpus.ingest.extractors.figures.parts import Part

_HYPHENS = frozenset("-‐‑–—")
_JOINED = frozenset(("money", "mass", "distance", "percent", "energy", "area", "volume"))
"""Units that a hyphen ties to their number: *a 5-km line*."""
_NUMBER_SIGNS = frozenset("№#")
_SENTENCE = frozenset(".!?:;“”\"'«»„•(")
_FEW = 12
"""Up to here a number in words is data only where it counts what is worth counting."""
_ONE = ("killed", "wounded")


def is_figure(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """Whether the number is data, and not a date, a time, an age, a name or a turn of speech."""
    if numeral.unit:
        return numeral.unit == "percent" or counted.noun != ""
    if _in_name(text, parts, numeral, counted, qualifier, known):
        return False
    if is_date(parts, numeral, counted, qualifier, known):
        return False
    if is_age(text, parts, numeral, counted, known) or is_ago(parts, numeral, counted, known):
        return False
    if _is_base(parts, numeral, known):
        return False
    if numeral.words and not numeral.vague and numeral.value <= _FEW:
        return _worth_counting(parts, numeral, counted, qualifier, known)
    if numeral.vague:
        return counted.last > counted.first or bool(counted.unit)
    if set(parts[numeral.first].raw) & set(".,") or numeral.factor > 1:
        return True
    if numeral.value >= 100 or counted.unit or money_before(parts, numeral):
        return True
    if not counted.noun:
        return not qualifier  # a bare number: another figure must say what it counts
    few = numeral.value <= _FEW and counted.noun in known.set("skip_nouns")
    return not few and (bool(qualifier) or _is_plural(counted.noun, known))


def is_bare(parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str) -> bool:
    """Whether nothing but its digits says that it counts: *Meldpunt 144*, *Kasich's 145*."""
    if numeral.vague or numeral.unit or counted.unit or counted.noun or qualifier:
        return False
    plain = parts[numeral.first].raw.isdigit() and numeral.last == numeral.first + 1
    return plain and numeral.value < 1000 and not money_before(parts, numeral)


def _is_base(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*12 cases per 100,000*: what the rate refers to."""
    before = parts[numeral.first - 1].low if numeral.first else ""
    return before in known.set("per") and numeral.value in (100, 1000, 10_000, 100_000, 1_000_000)


def _worth_counting(
    parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    if numeral.value == 1:
        return counted.unit in (*_ONE, "percent") or (
            qualifier in ("at_least", "at_most") and counted.unit in ("people", "troops")
        )
    if counted.unit and counted.noun not in known.set("skip_nouns"):
        return True
    if qualifier and counted.noun not in known.set("skip_nouns"):
        return counted.noun != ""
    after = parts[numeral.last].low if numeral.last < len(parts) else ""
    return after in known.set("more") and counted.noun not in known.set("skip_nouns")


def _is_plural(noun: str, known: Numbers) -> bool:
    return noun.endswith(tuple(known.data.get("plural_endings", ("",))))


def _in_name(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """M1, F-16, Article 5, Boeing 737, 1., 2-1, +31 6 …"""
    if _is_glued_after(text, parts, numeral, known):
        return True
    if numeral.words:
        return _is_title(parts, numeral, counted, known)
    if _is_labelled(parts, numeral, counted, known):
        return True
    if _in_row(parts, numeral) and not counted.unit:
        return True
    if _after_name(parts, numeral, counted, known) and not qualifier:
        return True
    if _is_address(parts, numeral, known) or _is_formation(parts, numeral, known):
        return True
    if _is_citation(parts, numeral, counted):
        return True
    # a list number: "1." or "2)" at the start of a line
    end = parts[numeral.last - 1].end
    after = text[end : end + 1]
    opening = numeral.first == 0 or parts[numeral.first - 1].raw in ("•", "(")
    return opening and after in (".", ")") and numeral.value < 100


def is_glued(text: str, parts: list[Part], numeral: Numeral) -> bool:
    """Whether the number ends something else: *M1*, *F-16*, *#4*, *12:30*."""
    start = parts[numeral.first].start
    if numeral.unit or not start:
        return False
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    if before.isalpha() or before in "_@#№§+=&?":
        return True
    if before in ".,/:" and earlier.isdigit():
        return True
    return before in _HYPHENS and earlier.isalnum()


def _is_glued_after(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """5th, and words joined to others: *two-way*."""
    last = parts[numeral.last - 1]
    after = text[last.end : last.end + 1]
    if numeral.words:
        return after in ("-", "‑")
    if after and (after.isalpha() or after in _HYPHENS or after == "/"):
        return not _hyphen_unit(text, parts, numeral, known)
    return False


def _is_labelled(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """*Article 5*, *No. 3*, *Boeing 737*, *T 72*."""
    at = numeral.first - 1
    if at > 0 and parts[at].raw == "." and parts[at].end == parts[at - 1].end + 1:
        at -= 1
        if parts[at].low not in known.set("labels_abbreviated"):
            return False
        if not counted.unit:
            return True
    if at < 0:
        return False
    previous = parts[at]
    if previous.raw in _NUMBER_SIGNS:
        return True
    if previous.low in known.set("models") and previous.raw[0].isupper():
        return True
    return previous.low in known.set("labels") and not counted.unit


def _is_title(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """*Three Mile Island*, *Unit Two*: capitals within a sentence."""
    at = numeral.first
    if known.data.get("capital_nouns") or not parts[at].raw[0].isupper():
        return False
    if at == 0 or parts[at - 1].raw in _SENTENCE:
        following = parts[numeral.last].raw if numeral.last < len(parts) else ""
        return counted.unit == "distance" and following.istitle()
    lower = [part for part in parts[max(0, at - 4) : at] if part.raw[0].islower()]
    return bool(lower)


def _after_name(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """*Windows 10*, *Bundesliga 2*: a name and its number."""
    if numeral.first < 2 or counted.unit or numeral.value >= 10_000:
        return False
    previous = parts[numeral.first - 1]
    if not previous.raw[0].isupper() or parts[numeral.first - 2].raw in _SENTENCE:
        return False
    if previous.low.endswith(("'s", "’s", "s’")):
        return False
    told = counted.noun != "" and counted.noun not in known.set("skip_nouns")
    return not told or (numeral.value < 100 and not known.data.get("capital_nouns"))


def _is_address(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*10 Downing Street*."""
    streets, j = known.set("streets"), numeral.last
    if j + 1 >= len(parts) or not parts[j].raw[0].isupper():
        return False
    return any(p.low in streets and p.raw[0].isupper() for p in parts[j + 1 : j + 3])


def _is_formation(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*82 Airborne*, *93 Mechanised Brigade*: the number in its name, of an army's unit."""
    formations = known.set("formations")
    if not 5 <= numeral.value < 1000 or numeral.last >= len(parts):
        return False
    first = parts[numeral.last]
    if first.low in formations and first.raw.islower():
        return not known.set("weak_ones") or known.data.get("capital_nouns", False)
    for part in parts[numeral.last : numeral.last + 4]:
        if not part.raw[0].isupper():
            return False
        if part.low in formations:
            return True
    return False


def _is_citation(parts: list[Part], numeral: Numeral, counted: Counted) -> bool:
    """*410 US 113*: a place in a law report."""
    row = parts[numeral.last : numeral.last + 2]
    if len(row) < 2 or counted.unit == "money":
        return False
    short = row[0].raw.isalpha() and row[0].raw.isupper() and len(row[0].raw) <= 4
    return short and row[1].raw.isdigit()


def _in_row(parts: list[Part], numeral: Numeral) -> bool:
    """Whether other numbers stand right beside it, as in a telephone number or a table."""
    first, last = numeral.first, numeral.last
    before = parts[first - 1].raw.isdigit() if first else False
    after = parts[last].raw[0].isdigit() if last < len(parts) else False
    return not numeral.words and (before or after)


def _hyphen_unit(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*100,000-strong*, *5km*, *20%-*: a number joined to its unit."""
    if numeral.last >= len(parts):
        return False
    nxt = parts[numeral.last]
    if known.unit(nxt.low) or nxt.low in known.multipliers or nxt.low == "%":
        return True
    if nxt.raw in _HYPHENS and numeral.last + 1 < len(parts):
        joined = parts[numeral.last + 1].low
        if joined[0].isdigit():
            upper = read_digits(joined, known)
            rising = upper is not None and upper > numeral.value  # 152-61 is a vote
            return rising and (
                numeral.value >= 100 or read_unit(parts, numeral.last + 2, known) != ""
            )
        if joined in known.set("strong") or known.unit(joined) in _JOINED:
            return True
        if known.adjective(joined):
            return True
        return numeral.value >= 100 and joined.isalpha() and joined in known.set("sized")
    return nxt.raw in _HYPHENS and text[nxt.end : nxt.end + 1].isspace()
