"""What one line says of itself: cues, stamps, widgets, credits. Strongest rule first."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ukcorpus.ingest.structure.credits import (
    caption_credit,
    find_agencies,
    is_person,
    split_names,
)
from ukcorpus.ingest.structure.cues import cues, find_end, find_inside, find_start
from ukcorpus.ingest.structure.lines import Draft
from ukcorpus.model.articles import Label

LABEL_OF: dict[str, Label] = {
    "ui": "ui",
    "teaser": "teaser",
    "promo": "furniture",
    "pitch": "furniture",
    "furniture": "furniture",
    "form": "form",
    "comments": "form",
    "source": "source",
    "notice": "notice",
    "credit": "credit",
    "reporting": "credit",
    "graphic": "caption",
    "live": "teaser",
}
"""The label of each kind of cue."""

LONG = 70
"""A line of more words is prose whatever it begins with."""

_NUMERIC_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\Z|\d{1,2}[h:.]\d{2}\Z|\d{4}-\d\d-\d\dT[\d:.+Z-]+\Z"
)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|º|ª)?\Z")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|º|ª)\Z")
_AGE_NUMBER = re.compile(r"\d{1,4}(min|mins|m|h|hr|hrs|d|w|mth|mths|y)?\Z")
_DATELINE = re.compile(
    r"[^\W\d_][^.!?]{0,70}\s?[—–]\Z|[^\W\d_][^.!?]{0,70}\([^()]{2,40}\)\s?[—–-]\Z"
)
_STRIP_MARKS = "•·-*>►▶→[](){}#|+➡▪■●:.!… \"'“”–—"


def mark_cues(line: Draft, *, near_edge: bool) -> None:
    """Label ``line`` where it says itself what it is; ``near_edge``: at the top or the end."""
    if line.words > LONG:
        return
    if not any(map(str.isalnum, line.text)):
        line.mark("furniture", "separator")
    elif near_edge and is_stamp(line.tokens):
        line.mark("date", "date-line")
    elif is_age(line.tokens):
        line.mark("ui", "age-widget")
    elif kind := _whole(line.tokens):
        line.mark(LABEL_OF[kind], f"{kind}-line")
    elif _is_buttons(line.tokens):
        line.mark("ui", "ui-run")
    else:
        _mark_phrases(line)


def _mark_phrases(line: Draft) -> None:
    kind = find_start(line.tokens, line.words)
    if kind == "byline":
        _mark_byline(line)
        return
    if kind == "credit" and line.words > 14:
        line.mark("caption", "credit-start")
        return
    if kind:
        line.mark(LABEL_OF[kind], f"{kind}-start")
        return
    rule = caption_credit(line.text) if line.words <= 60 else ""
    if rule:
        line.mark("credit" if line.words <= 3 else "caption", rule)
        return
    if kind := find_end(line.tokens, line.words):
        line.mark(LABEL_OF[kind], f"{kind}-end")
    elif kind := find_inside(line.tokens, line.words):
        line.mark(LABEL_OF[kind], f"{kind}-inside")
    elif line.words <= 8 and _DATELINE.match(line.text):
        line.mark("dateline", "dateline")


def _mark_byline(line: Draft) -> None:
    text = line.text
    colon = text.find(":")
    tail = text[colon + 1 :] if 0 <= colon < 30 else text.split(" ", 1)[-1]
    names, agencies = split_names(tail), find_agencies(tail)
    known = sum(len(name.split()) for name in names)
    if 0 <= colon < 30 and line.words <= 12:
        line.mark("byline", "byline-label")
    elif (names or agencies) and line.text[-1] not in '.!?"”' and known * 3 >= line.words - 2:
        line.mark("byline", "byline-by")


def _whole(tokens: Sequence[str]) -> str:
    whole = cues().whole
    found = whole.get(tuple(tokens), "")
    if found or len(tokens) > 16:
        return found
    core = list(tokens)
    while core and core[-1] in _STRIP_MARKS:
        core.pop()
    while core and core[0] in _STRIP_MARKS:
        core.pop(0)
    found = whole.get(tuple(core), "")
    if not found and core and core[-1].isdigit():  # "Comments 12", "Share 3"
        found = whole.get(tuple(core[:-1]), "")
    if not found and core and core[0].isdigit():  # "12 Comments"
        found = whole.get(tuple(core[1:]), "")
        found = found if found in ("comments", "ui") else ""
    return found


def _is_buttons(tokens: Sequence[str]) -> bool:
    """Whether a line is a row of buttons: ``Share Tweet Email``."""
    if not 2 <= len(tokens) <= 16:
        return False
    whole = cues().whole
    place = 0
    while place < len(tokens):
        for size in (4, 3, 2, 1):
            if whole.get(tuple(tokens[place : place + size])) == "ui":
                place += size
                break
        else:
            if tokens[place] not in _STRIP_MARKS:
                return False
            place += 1
    return True


def is_stamp(tokens: Sequence[str]) -> bool:
    """Whether a line is a date or time and nothing else."""
    if not 1 <= len(tokens) <= 24:
        return False
    known = cues()
    months = numbers = 0
    for token in tokens:
        if token in known.months:
            months += 1
        elif _NUMBER.match(token):
            numbers += 1
        elif token not in known.stamps:
            return False
    joined = "".join(tokens)
    if months:
        return numbers >= 1
    return numbers >= 3 and bool(re.search(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}", joined))


def is_age(tokens: Sequence[str]) -> bool:
    """Whether a line is a reading time or an age: ``5 min read``, ``0 11 mins 7 mths``."""
    if not 2 <= len(tokens) <= 12:
        return False
    known = cues()
    units = numbers = 0
    for token in tokens:
        number = _AGE_NUMBER.match(token)
        if number is not None:
            numbers += 1
            units += bool(number[1])
        elif token in known.ages:
            units += 1
        elif token not in known.age_words:
            return False
    return bool(units and numbers)


def mark_author_boxes(lines: Sequence[Draft]) -> None:
    """A line that is a name, above a line that says what that person does."""
    roles = cues().roles
    for above, below in pairwise(lines):
        if above.label is not None or below.label is not None or below.words > 30:
            continue
        if is_person(above.text) and not roles.isdisjoint(below.tokens):
            above.mark("byline", "author-box")
            below.mark("byline", "author-role")


def mark_alt_texts(lines: Sequence[Draft]) -> None:
    """The line directly above a caption is the picture's alternative text."""
    for above, below in pairwise(lines):
        if (
            below.label == "caption"
            and below.rule.startswith("credit")
            and not below.blank_before
            and above.label is None
            and above.words <= 45
        ):
            above.mark("caption", "alt-text")
