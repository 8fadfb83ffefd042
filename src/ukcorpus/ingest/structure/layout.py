"""What a line is by where it stands: title, subtitle, headings, segments of a live blog."""

from collections.abc import Sequence
from itertools import pairwise

from ukcorpus.ingest.structure.credits import is_person
from ukcorpus.ingest.structure.lines import Draft, tokens_of

_STOPS = ".!…,;:"
_CLOSERS = "\"'”’»“)]"
_TITLE_WORDS = 32
_HEADING_WORDS = 20
_HEAD_LINES = 12
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


def is_hard_wrapped(lines: Sequence[Draft]) -> bool:
    """Whether paragraphs were broken into lines of one width, as wire feeds and e-mail do."""
    inner = [(above, below) for above, below in pairwise(lines) if not below.blank_before]
    if len(inner) < 4 or len(inner) * 2 < len(lines) - 1:
        return False
    widths = sorted(above.end - above.start for above, _ in inner)
    median, widest = widths[len(widths) // 2], widths[-1]
    unfinished = sum(not ends_sentence(above.text) for above, _ in inner)
    return (
        median >= 40
        and widest <= 1.35 * median + 8
        and widest <= 110
        and unfinished * 10 >= len(inner) * 6
    )


def is_spaced(lines: Sequence[Draft]) -> bool:
    """Whether empty lines stand between paragraphs."""
    blanks = sum(line.blank_before for line in lines[1:])
    return blanks * 2 >= max(1, len(lines) - 1)


def find_title(lines: Sequence[Draft], declared: str) -> int:
    """Place of the title line, -1 when the text has none. Marks nothing."""
    if declared:
        want = tokens_of(declared)
        for place, line in enumerate(lines[:_HEAD_LINES]):
            if line.tokens == want:
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


def _may_be_title(line: Draft, rest: Sequence[Draft]) -> bool:
    if line.words > _TITLE_WORDS or line.end - line.start > 240:
        return False
    core = line.text.rstrip(_CLOSERS)
    if not core or (core[-1] in ".,;:" and not core.endswith(("...", "U.S.", "U.K."))):
        return False
    following = next((other for other in rest if is_open(other)), None)
    return following is None or following.words >= 3


def mark_subtitle(lines: Sequence[Draft], title: int) -> None:
    """The line below the title, where a byline, date or picture follows or it has no stop."""
    below = [
        place for place in range(title + 1, min(len(lines), title + 4)) if is_open(lines[place])
    ]
    if not below:
        return
    place = below[0]
    line = lines[place]
    if line.words > 50 or line.words < 4:
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


def mark_headings(lines: Sequence[Draft], start: int, *, spaced: bool, wrapped: bool) -> None:
    """Short lines without a stop above longer ones; from the last line up, so that they stack."""
    follower: Draft | None = None
    alone_below = True
    for place in range(len(lines) - 1, start - 1, -1):
        line = lines[place]
        if line.label is None:
            alone = line.blank_before and alone_below
            free = alone or not (spaced or wrapped)
            if free and follower is not None and _may_be_heading(line, follower):
                line.mark("heading", "heading-shape")
            follower = line
        alone_below = line.blank_before


def _may_be_heading(line: Draft, below: Draft) -> bool:
    if line.words > _HEADING_WORDS or line.end - line.start > 150:
        return False
    text = (
        line.text.strip("–—- ") if line.text[0] in "–—-" and line.text[-1] in "–—-" else line.text
    )
    if not text or ends_sentence(text) or not _starts_like_heading(text):
        return False
    if text.rstrip(_CLOSERS).endswith("?") and line.words > 14:
        return False
    if below.label == "heading":
        return line.words <= 14
    return below.words > line.words


def _starts_like_heading(text: str) -> bool:
    core = text.lstrip("\"'“‘„«¿¡([")
    if not core:
        return False
    # Letters of scripts without case count as capitals.
    return core[0].isupper() or core[0].isdigit() or (core[0].isalpha() and not core[0].islower())


def mark_name_lines(lines: Sequence[Draft], title: int) -> None:
    """A person's name alone between the title and the first paragraph is a byline."""
    for line in lines[title + 1 : title + 6]:
        if not is_open(line):
            continue
        if line.words > 8 or not is_person(line.text):
            return
        line.mark("byline", "name-line")
