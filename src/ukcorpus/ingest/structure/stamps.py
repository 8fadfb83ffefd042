"""Lines that are only a date, a time, an age or a reading time."""

import re
from collections.abc import Sequence

from ukcorpus.ingest.structure.cues import cues

_CLOCK = re.compile(r"\d{1,2}h\d{0,2}\Z")
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|º|ª)?\Z")
_AGE_NUMBER = re.compile(r"\d{1,4}(min|mins|m|h|hr|hrs|d|w|mth|mths|y)?\Z")


def is_stamp(tokens: Sequence[str]) -> bool:
    """Whether a line is a date or time and nothing else; a row of a table is not."""
    if not 1 <= len(tokens) <= 24:
        return False
    known = cues()
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
        elif token not in known.stamps and not _CLOCK.match(token):
            return False
    joined = "".join(tokens)
    if months:
        return 1 <= numbers <= 7 and months <= 3
    return numbers >= 3 and bool(re.search(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}", joined))


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
