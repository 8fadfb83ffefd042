"""Lines that are only a date, a time, an age or a reading time."""

import re
from collections.abc import Sequence

from ukcorpus.ingest.structure.cues import cues

_CLOCK = re.compile(r"\d{1,2}[ht]\d{0,2}\Z")
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|º|ª|am|pm|z|ce?st|cet|gmt|utc)?\Z")
_LENGTH = re.compile(
    r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?/\s?(?:\d{1,2}:)?\d{1,2}:\d\d|\s?min\.?)|(?:\d{1,2}:){2}\d\d"
    r"|\d{1,3}\s?min\.?|\d{1,2}\s?/\s?\d{1,2}",
    re.IGNORECASE,
)
_DOTS = frozenset("•·|")
_AGE_NUMBER = re.compile(r"\d{1,4}(min|mins|m|h|hr|hrs|d|w|mth|mths|y)?\Z")


def is_stamp(tokens: Sequence[str]) -> bool:
    """Whether a line is a date or time and nothing else; a row of a table is not.

    Behind a dot or bar there may be the reading time.
    """
    if not 1 <= len(tokens) <= 24:
        return False
    known = cues()
    parted = not _DOTS.isdisjoint(tokens)
    clock = 59 if ":" in tokens or "h" in tokens else 31
    months = numbers = 0
    for token in tokens:
        if token in known.months:
            months += 1
        elif number := _NUMBER.match(token):
            value = int(number[1])
            if value > clock and not 1900 <= value <= 2100 and len(number[1]) < 6:
                return False
            numbers += 1
        elif token in known.ages or token in known.age_marks:
            if not (parted or token in known.stamps):
                return False
        elif token not in known.stamps and not _CLOCK.match(token):
            return False
    joined = "".join(tokens)
    if months:
        return 1 <= numbers <= 7 and months <= 3
    return numbers >= 3 and bool(re.search(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}", joined))


def has_clock(tokens: Sequence[str]) -> bool:
    """Whether a time of day is among the words: a date with one is of an event or a page."""
    return any(
        sign == ":" and hour.isdigit() and len(hour) <= 2 and minute[:2].isdigit()
        for hour, sign, minute in zip(tokens, tokens[1:], tokens[2:], strict=False)
    ) or any(map(_CLOCK.match, tokens))


def is_length(text: str) -> bool:
    """Whether a line is the length of a recording or the place in a row of pictures."""
    return len(text) <= 24 and _LENGTH.fullmatch(text) is not None


def split_stamp(tokens: Sequence[str]) -> int:
    """How many words stand in front of a date with its time of day; -1 if there is none."""
    if not 4 <= len(tokens) <= 40 or not has_clock(tokens):
        return -1
    known = cues()
    for place, token in enumerate(tokens[:24]):
        if (token[0].isdigit() or token in known.months or token in known.stamps) and is_stamp(
            tokens[place:]
        ):
            return place
    return -1


def is_clock(tokens: Sequence[str]) -> bool:
    """Whether a line is a time of day, as above an item of a live blog: ``yesterday, 07:15``."""
    if not 3 <= len(tokens) <= 8 or ":" not in tokens:
        return False
    colon = tokens.index(":")
    known = cues().stamps
    return all(
        (token.isdigit() and len(token) <= 2 and abs(place - colon) == 1) or token in known
        for place, token in enumerate(tokens)
    ) and any(token.isdigit() for token in tokens)


def is_age(tokens: Sequence[str]) -> bool:
    """Whether a line is a reading time or an age: ``5 min read``, ``0 11 mins 7 mths``."""
    if not 2 <= len(tokens) <= 12:
        return False
    known = cues()
    units = numbers = marks = 0
    for token in tokens:
        number = _AGE_NUMBER.match(token)
        if number is not None:
            numbers += 1
            units += bool(number[1])
        elif token in known.ages:
            units += 1
        elif token in known.age_marks:
            marks += 1
        elif token not in known.age_words:
            return False
    return bool(units and numbers) and (marks > 0 or units > 1)
