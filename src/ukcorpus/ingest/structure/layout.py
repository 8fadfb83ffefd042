"""What a line is by where it stands: title, subtitle, headings, segments of a live blog."""

import re
from collections.abc import Sequence

from ukcorpus.ingest.lines import tokens_of
from ukcorpus.ingest.structure.credits import is_person
from ukcorpus.ingest.structure.drafts import Draft

_STOPS = ".!…,;:。！"
_CLOSERS = "\"'”’»“)]」"
_TITLE_WORDS = 25
_HEADING_WORDS = 20
_HEAD_LINES = 12
_STEM = 4
_LIST = 4
"""Lines of the shape of headings that are a list."""
_ANNOUNCED, _LONG = 3, 12
_NUMBERS = re.compile(r"\d[\d.,]*")
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?]\s|\d[.!?]\s\D")
_BEFORE_TITLE = frozenset(
    ("date", "ui", "teaser", "furniture", "byline", "notice", "caption", "credit", "source")
)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does; a question mark is left open."""
    core = text.rstrip(_CLOSERS)
    return bool(core) and core[-1] in _STOPS


def is_open(line: Draft) -> bool:
    """Whether no rule has labelled the line yet."""
    return line.label is None


def is_spaced(lines: Sequence[Draft]) -> bool:
    """Whether empty lines stand between paragraphs."""
    blanks = sum(line.blank_before for line in lines[1:])
    return blanks * 2 >= max(1, len(lines) - 1)


def find_title(lines: Sequence[Draft], declared: str) -> int:
    """Place of the title line, -1 when the text has none. Marks nothing."""
    if declared:
        want = tokens_of(declared)
        for place, line in enumerate(lines[:_HEAD_LINES]):
            if _is_same_title(line.tokens, want):
                return place
        return -1
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if line.label == "notice" and line.rule == "notice-line":
            continue
        if line.label in _BEFORE_TITLE:
            continue
        if line.label is not None:
            return -1
        return place if _may_be_title(line, lines[place + 1 :]) else -1
    return -1


def _is_same_title(line: list[str], declared: list[str]) -> bool:
    """Whether a line is the declared title, or one of them has the outlet's name behind it."""
    short, long = sorted((line, declared), key=len)
    if len(short) == len(long):
        return short == long
    return len(short) >= 4 and len(long) - len(short) <= 6 and long[: len(short)] == short


def _may_be_title(line: Draft, rest: Sequence[Draft]) -> bool:
    if line.words > _TITLE_WORDS or line.end - line.start > 220 or line.text[0] in "–—-":
        return False
    core = line.text.rstrip(_CLOSERS)
    if is_row(line.text):
        return False
    if sum(map(str.isalpha, core)) < 4 or (
        core[-1] in ".,;:"
        and not core.endswith(("...", "U.S.", "U.K."))
        and not _in_title_case(core)
    ):
        return False
    following = next((x for x in rest if is_open(x) and not is_person(x.text)), None)
    return following is None or following.words >= 3


def _in_title_case(text: str) -> bool:
    """Whether a line with a stop at its end is written as English titles are."""
    words = [word for word in text.split() if word[0].isalpha()]
    small = sum(word[0].islower() and len(word) > 4 for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return (
        text[-1] == "." and 4 <= len(words) <= 14 and not small and capitals * 4 >= len(words) * 3
    )


def is_row(text: str) -> bool:
    """Whether ``text`` is a row of figures rather than words."""
    digits = sum(map(str.isdigit, text))
    return digits * 3 > sum(map(str.isalpha, text)) and len(_NUMBERS.findall(text)) >= 2


def mark_subtitle(lines: Sequence[Draft], title: int) -> None:
    """The line below the title, where a byline, date or picture follows or it has no stop."""
    below = [
        place for place in range(title + 1, min(len(lines), title + 4)) if is_open(lines[place])
    ]
    if not below:
        return
    place = below[0]
    line = lines[place]
    if line.words > 50 or line.words < 4 or is_row(line.text):
        return
    after = lines[place + 1] if place + 1 < len(lines) else None
    if after is None:
        return
    framed = after.label in ("byline", "date", "caption", "credit") or (
        after.label == "ui" and after.rule == "age-widget"
    )
    if framed and place == title + 1:
        line.mark("subtitle", "subtitle-framed")
    elif (
        not ends_sentence(line.text)
        and line.words <= 35
        and is_open(after)
        and after.words > line.words
    ):
        line.mark("subtitle", "subtitle-open")


def mark_headings(lines: Sequence[Draft], start: int, *, spaced: bool) -> None:
    """Short lines without a stop above longer ones; from the last line up, so that they stack."""
    follower: Draft | None = None
    alone_below = True
    stack: list[Draft] = []
    for place in range(len(lines) - 1, start - 1, -1):
        line = lines[place]
        if line.label is None:
            alone = line.blank_before and alone_below
            free = alone or not spaced or (line.blank_before and line.text[-1] == ":")
            if free and follower is not None and _may_be_heading(line, follower):
                line.mark("heading", "heading-shape")
                stack.append(line)
            else:
                _unstack(stack)
            follower = line
        alone_below = line.blank_before
    _unstack(stack)


def _unstack(stack: list[Draft]) -> None:
    """Of many lines above each other only the last is a heading: the others are a list."""
    if len(stack) >= _LIST:
        for line in stack[1:]:
            line.label, line.rule = None, ""
    stack.clear()


def _may_be_heading(line: Draft, below: Draft) -> bool:
    if line.words > _HEADING_WORDS or line.end - line.start > 150:
        return False
    text = (
        line.text.strip("–—- ") if line.text[0] in "–—-" and line.text[-1] in "–—-" else line.text
    )
    if not text or is_row(text) or not _starts_like_heading(text):
        return False
    if ends_sentence(text) and not _announces(line, below):
        return False
    asks = text.rstrip(_CLOSERS).endswith("?")
    if (asks and line.words > 14) or ((asks or line.words > 12) and _INNER_STOP.search(text)):
        return False
    if below.label == "heading":
        return line.words <= 14
    return below.words > line.words


def _announces(line: Draft, below: Draft) -> bool:
    """Whether a few words with a colon head a paragraph, and no speech or list is below."""
    return (
        line.text[-1] == ":"
        and line.words <= _ANNOUNCED
        and below.words >= _LONG
        and below.text[0].isupper()
        and (line.words == 1 or line.text.split()[-1][0].isupper())
        and not is_person(line.text[:-1])
        and not line.text.isupper()
    )


def _starts_like_heading(text: str) -> bool:
    core = text.lstrip("\"'“‘„«¿¡([ \u00a0\u202f")  # French sets a blank inside its marks
    if not core:
        return False
    # Letters of scripts without case count as capitals.
    return core[0].isupper() or core[0].isdigit() or (core[0].isalpha() and not core[0].islower())


def mark_name_lines(lines: Sequence[Draft], title: int) -> None:
    """A person's name alone below the title is a byline, where a date is beside."""
    for place in range(title + 1, min(title + 5, len(lines))):
        line = lines[place]
        if not is_open(line):
            continue
        around = (lines[place - 1], lines[min(place + 1, len(lines) - 1)])
        beside = any(
            other.label in ("date", "byline") or other.rule == "age-widget" for other in around
        )
        if not is_person(line.text) or line.tokens == lines[title].tokens:
            return
        if beside:
            line.mark("byline", "name-line")
        elif _opens_prose(line, around[1]):
            told = _is_told_of(line, (lines[title], around[1]))
            line.mark(*(("caption", "name-caption") if told else ("byline", "name-line")))
        return


def _is_told_of(name: Draft, lines: Sequence[Draft]) -> bool:
    """Whether the article tells of the person: then it is the one in the picture.

    By the first letters of the surname: other languages inflect it.
    """
    stem = name.tokens[-1][:_STEM]
    return any(token.startswith(stem) for line in lines for token in line.tokens)


def _opens_prose(name: Draft, below: Draft) -> bool:
    """Whether a name of two words stands right above the first paragraph."""
    return (
        len(name.text.split()) == 2
        and name.text.replace(" ", "").isalpha()
        and below.label is None
        and below.words >= _LONG
        and ends_sentence(below.text)
    )
