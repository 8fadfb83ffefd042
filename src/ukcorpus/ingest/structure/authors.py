"""Lines that say who wrote it, by what stands above or below them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ukcorpus.ingest.structure.credits import is_agency, is_person
from ukcorpus.ingest.structure.cues import cues
from ukcorpus.ingest.structure.drafts import Draft

_AUTHOR_IS = re.compile(r"((?:[^\W\d_][\w.'’-]*\s){2,4}?)(?:is|was|ist|est|es|è|é|jest)\s")
_ARTICLES = frozenset(
    ("a", "an", "the", "een", "de", "het", "ein", "eine", "der", "die", "das", "un", "une", "le",
     "la", "les", "el", "los", "las", "il", "uno", "o", "os", "um", "uma", "als", "as")
)  # fmt: skip
"""Begin a sentence about somebody, not the line that says what somebody is."""
_PLACE = re.compile(r"[^\W\d_][\w'’-]*(?:,? [^\W\d_][\w'’-]*){0,4}")
_HANDLE = re.compile(r"@\w{2,40}")
_SIGNATURE = re.compile(r"\([^\W\d_]{1,4}(?:[./, -]{1,2}[^\W\d_]{1,4}){0,3}\)")


def mark_author_boxes(lines: Sequence[Draft]) -> None:
    """A line that is a name, above a line that says what that person does."""
    roles = cues().roles
    for above, below in pairwise(lines):
        if above.label is not None or below.label is not None or below.words > 24:
            continue
        if below.tokens[0] in _ARTICLES or not is_person(above.text):
            continue
        if not roles.isdisjoint(below.tokens[:6]):
            above.mark("byline", "author-box")
            below.mark("byline", "author-role")


def mark_author_notes(lines: Sequence[Draft]) -> None:
    """At the top or the end: who the author is, and the initials that sign an article."""
    for place in sorted({*range(min(3, len(lines))), *range(max(0, len(lines) - 4), len(lines))}):
        line = lines[place]
        if line.label is not None:
            continue
        found = _AUTHOR_IS.match(line.text)
        if found is not None and line.words <= 60 and is_person(found[1]):
            if not cues().roles.isdisjoint(line.tokens[:30]):
                line.mark("byline", "author-note")
        elif place >= 2 and _SIGNATURE.fullmatch(line.text):
            line.mark("byline", "signature")


def mark_letter_writers(lines: Sequence[Draft]) -> None:
    """A name above a place, each time below a paragraph, sign the letters of readers."""
    signed = [
        (line,)
        for letter, line in pairwise(lines)
        if letter.label is line.label is None and letter.words >= 20 and _is_signed(line)
    ]
    pairs: list[tuple[Draft, ...]] = [
        (name, place)
        for letter, name, place in zip(lines, lines[1:], lines[2:], strict=False)
        if letter.label is name.label is place.label is None
        and letter.words >= 8
        and is_person(name.text)
        and _PLACE.fullmatch(place.text)
    ]
    for found in (pairs, signed):
        if len(found) < 2:
            continue
        for pair in found:
            for line in pair:
                line.mark("byline", "letter-writer")


def _is_signed(line: Draft) -> bool:
    """Whether a line is a name and a place: ``Dr. Anna Groß, Mühlbrück``."""
    name, comma, place = line.text.rpartition(", ")
    if not comma or line.words > 10 or not _PLACE.fullmatch(place) or not place[0].isupper():
        return False
    plain = re.sub(r"\([^()]*\)", "", name).split()
    while plain and plain[0].endswith("."):
        plain.pop(0)
    return is_person(" ".join(plain))


def mark_accounts(lines: Sequence[Draft]) -> None:
    """The handle of an account above a post that is quoted, and the account's name above it."""
    for above, handle in pairwise(lines):
        if handle.label is None and _HANDLE.fullmatch(handle.text):
            handle.mark("furniture", "account")
            if above.label is None and above.words <= 5 and above.text[-1] not in ".!?:":
                above.mark("furniture", "account")


def unsign(line: Draft) -> None:
    """At the end of an article a wire service in brackets signs the text, not a picture."""
    if line.rule == "credit-bracket" and is_agency(line.text[line.text.rfind("(") + 1 : -1]):
        if line.words <= 8:
            line.mark("byline", "signature")
        else:
            line.label = None
