"""What one line says of itself: cues, stamps, widgets, credits. Strongest rule first."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ukcorpus.ingest.structure.credits import (
    caption_credit,
    find_agencies,
    is_agency,
    is_credit,
    split_names,
)
from ukcorpus.ingest.structure.cues import cues, find_end, find_inside, find_start, is_offer
from ukcorpus.ingest.structure.drafts import Draft, draft
from ukcorpus.ingest.structure.stamps import (
    has_clock,
    is_age,
    is_clock,
    is_length,
    is_stamp,
    split_stamp,
)
from ukcorpus.model.articles import Label

LABEL_OF: dict[str, Label] = {
    "ui": "ui",
    "teaser": "teaser",
    "promo": "furniture",
    "pitch": "furniture",
    "furniture": "furniture",
    "form": "form",
    "comments": "form",
    "replies": "form",
    "source": "source",
    "notice": "notice",
    "credit": "credit",
    "reporting": "credit",
    "graphic": "caption",
    "live": "teaser",
}
"""The label of each kind of cue."""

_DROPPED = frozenset(("ui", "form", "teaser", "furniture"))

LONG = 70
"""A line of more words is prose whatever it begins with."""

_PROSE = 8
_SEVERAL, _STEM, _SAID_AGAIN = 3, 5, 2
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^.]{0,60}?\b(?:19|20)\d\d\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"[^\W\d_][^.!?]{0,70}\s?[—–]\Z|[^\W\d_][^.!?]{0,70}\([^()]{2,40}\)\s?[—–-]\Z"
)
_HERE = re.compile(r"\b(?:HERE\W*|here:)\Z|(?:>>|››|»»|→|►)\s*\Z")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{2,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}")
_PLAIN = frozenset("#@/.")
_FIGURE = re.compile(r"\d")
_STRIP_MARKS = "•·-*>►▶→[](){}#|+➡▪■●:.!… \"'“”–—"


def mark_cues(line: Draft, *, dates: bool) -> None:
    """Label ``line`` where it says itself what it is; ``dates``: whether it may be a date."""
    if line.words > LONG or not line.tokens:
        return
    if not any(map(str.isalnum, line.text)):
        line.mark("furniture", "separator")
    elif _COPYRIGHT.match(line.text):
        line.mark("furniture", "copyright")
    elif is_stamp(line.tokens) and (dates or _is_of_page(line.tokens)):
        line.mark("date", "date-line")
    elif is_clock(line.tokens):
        line.mark("date", "time-line")
    elif is_age(line.tokens):
        line.mark("ui", "age-widget")
    elif is_length(line.text):
        line.mark("ui", "length")
    elif kind := _whole(line.tokens):
        line.mark(LABEL_OF[kind], f"{kind}-line")
    elif _is_buttons(line.tokens):
        line.mark("ui", "ui-run")
    else:
        _mark_phrases(line)


def drop_furniture(text: str) -> str:
    """``text`` without the lines that say themselves that they are buttons, links or forms."""
    cut: list[Draft] = []
    for line in draft(text)[0]:
        mark_cues(line, dates=False)
        if line.label in _DROPPED:
            cut.append(line)
    for line in reversed(cut):
        text = text[: line.start].rstrip() + text[line.end :]
    return text.lstrip() if cut else text


def _is_of_page(tokens: Sequence[str]) -> bool:
    """Whether a date in the midst of an article is that of a page: with its time, or a cue."""
    return has_clock(tokens) or not cues().issued.isdisjoint(tokens)


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
    if line.words <= 4 and is_agency(line.text.strip(_STRIP_MARKS)):
        line.mark("source", "agency-line")
        return
    if line.words <= 30 and _HERE.search(line.text):
        line.mark("teaser", "here-link")
    elif is_offer(line.tokens, line.words):
        line.mark("furniture", "offer")
    elif kind := find_end(line.tokens, line.words):
        line.mark(LABEL_OF[kind], f"{kind}-end")
    elif kind := find_inside(line.tokens, line.words):
        line.mark(LABEL_OF[kind], f"{kind}-inside")
    elif rule := caption_credit(line.text) if line.words <= 60 else "":
        alone = line.words <= 3 or is_credit(line.text)
        line.mark("credit" if alone else "caption", rule)
    else:
        _mark_shape(line)


def _mark_shape(line: Draft) -> None:
    """What a line without a cue or a credit is by its signs."""
    if line.words <= 8 and _DATELINE.match(line.text):
        line.mark("dateline", "dateline")
    elif _is_address(line):
        line.mark("furniture", "address")
    elif line.words <= 12 and _is_glued(line.text):
        line.mark("furniture", "glued-list")
    else:
        _mark_dated(line)


def _is_address(line: Draft) -> bool:
    """Whether a line is an address to write to, or asks its readers to."""
    if line.words > 25 or _ADDRESS.search(line.text) is None:
        return False
    return line.words <= 4 or not cues().readers.isdisjoint(line.tokens)


def _mark_dated(line: Draft) -> None:
    """A name or a section in front of a date with its time of day."""
    if line.words > 16 or split_stamp(line.tokens) < 1:
        return
    head = _FIGURE.split(line.text, maxsplit=1)[0].strip(" ,|·•:–—-")
    if len(head.split()) <= 1 or not cues().issued.isdisjoint(line.tokens):
        line.mark("date", "dated")
    elif split_names(head):
        line.mark("byline", "byline-dated")


def _is_glued(text: str) -> bool:
    """Whether the words of a list of links lost the blanks between them: ``USAIranOil``."""
    if not _PLAIN.isdisjoint(text):
        return False
    joints = sum(one.islower() and other.isupper() for one, other in pairwise(text))
    return joints >= 3 and joints * 2 >= len(text.split()) and text[-1] not in '.!?:”"'


def _mark_byline(line: Draft) -> None:
    text = line.text
    colon = text.find(":")
    tail = text[colon + 1 :] if 0 <= colon < 30 else text.split(" ", 1)[-1]
    names, agencies = split_names(tail), find_agencies(tail)
    known = sum(len(name.split()) for name in names)
    named = (names or agencies) and line.text[-1] not in '.!?"”'
    if (line.words <= 24 and split_stamp(line.tokens) > 0) or (agencies and line.words <= 4):
        line.mark("byline", "byline-by")
    elif 0 <= colon < 30 and line.words <= 12:
        line.mark("byline", "byline-label")
    elif named and known * 3 >= line.words - 2:
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
    if len(core) == 1 and len(core[0]) <= 2:  # "(AD)" signs an article
        return ""
    found = whole.get(tuple(core), "")
    if not found and core and core[-1].isdigit():  # "Comments 12", "Share 3"
        found = whole.get(tuple(core[:-1]), "")
    if not found and core and core[0].isdigit():  # "12 Comments"
        found = whole.get(tuple(core[1:]), "")
        found = found if found in ("comments", "replies", "ui") else ""
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


def mark_shouts(lines: Sequence[Draft]) -> None:
    """A long line all in capitals, where the article is not, is a link to another article.

    Not where short ones are so too, or several are taken up below: so this outlet sets its
    headings.
    """
    short = sum(line.label is None and line.words < 6 and _in_capitals(line) for line in lines[1:])
    if short >= 2:
        return
    # Above the first paragraph they are a title, or what stands below one.
    first = next((place for place, line in enumerate(lines) if _is_prose(line)), len(lines))
    shouts = [line for line in lines[first:] if line.label is None and _is_shout(line)]
    if len(shouts) >= _SEVERAL and all(_is_taken_up(line, lines) for line in shouts):
        return
    calm = sum(line.words for line in lines if not line.text.isupper())
    if sum(line.words for line in shouts) * 2 <= calm:
        for line in shouts:
            line.mark("teaser", "caps-link")


def _is_taken_up(shout: Draft, lines: Sequence[Draft]) -> bool:
    """Whether the two lines below tell of what a line says: by the first letters of words."""
    place = next(place for place, line in enumerate(lines) if line is shout)
    stems = {token[:_STEM] for token in shout.tokens if len(token) >= _STEM}
    below = {token[:_STEM] for line in lines[place + 1 : place + 3] for token in line.tokens}
    return len(stems & below) >= _SAID_AGAIN


def _is_prose(line: Draft) -> bool:
    return line.words >= _PROSE and not line.text.isupper() and line.text[-1] in '.!?:”"»)。'


def _in_capitals(line: Draft) -> bool:
    """Whether its letters are capitals; scripts without case have none."""
    letters = sum(map(str.isalpha, line.text))
    return line.text.isupper() and sum(map(str.isupper, line.text)) * 2 > letters


def _is_shout(line: Draft) -> bool:
    if not 6 <= line.words <= 30 or not _in_capitals(line):
        return False
    return sum(token.isalpha() and len(token) > 1 for token in line.tokens) >= 5


def mark_alt_texts(lines: Sequence[Draft], *, spaced: bool) -> None:
    """The line directly above a caption is the picture's alternative text.

    Where no empty lines part the paragraphs it must look like one: no stop, a word in common.
    """
    for above, below in pairwise(lines):
        if below.label != "caption" or not below.rule.startswith("credit"):
            continue
        if below.blank_before or above.label is not None or above.words > 45:
            continue
        if spaced or (above.text[-1] not in '.!?:”"' and _share_word(above, below)):
            above.mark("caption", "alt-text")


def _share_word(one: Draft, other: Draft) -> bool:
    return any(len(token) > 3 and token in other.tokens for token in one.tokens)
