"""Links to other articles and lists of tags, by what stands around them."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ukcorpus.ingest.structure.cues import cues
from ukcorpus.ingest.structure.drafts import Draft
from ukcorpus.ingest.structure.layout import ends_sentence, is_open, is_row

_SHORTEST, _LONGEST = 4, 25
"""Words of a headline that leads to another article."""
_CAPTION = 8
_OFTEN = 2
"""How many times one article says the same of pictures."""
_LABEL = 17
"""Words from which a line without a stop is rather said of a picture than a heading."""
_TELLING, _SAID_AGAIN = 5, 2
"""Letters of a word that tells something, and how many of them are a heading's."""
_TAG_WORDS = 5
_TAGS = 3
_PROSE = 12


def _is_headline(line: Draft) -> bool:
    return (
        is_open(line)
        and _SHORTEST <= line.words <= _LONGEST
        and not ends_sentence(line.text)
        and line.text[0] not in "-–—•*"
        and not is_row(line.text)
    )


def mark_bare_captions(lines: Sequence[Draft]) -> None:
    """What is said of a picture without a credit: ``(pictured left)``, or words said again."""
    bare = [line for line in lines if is_open(line) and _CAPTION <= line.words <= _CAPTION * 5]
    said = Counter(line.text.rstrip(".") for line in bare)
    for line in bare:
        if line.text[-1] in '.!?:,;”"»' or line.text[0] in '-–—•*„“«"':
            continue
        if said[line.text] > _OFTEN:
            line.mark("furniture", "said-often")
        elif said[line.text] > 1 or _is_pictured(line.tokens):
            line.mark("caption", "bare-caption")


def _is_pictured(tokens: Sequence[str]) -> bool:
    known = cues().pictured
    return any(one == "(" and other in known for one, other in pairwise(tokens))


def mark_long_labels(lines: Sequence[Draft], live: int) -> None:
    """Headings as long as sentences are captions, but in running updates."""
    headings = [line for line in lines if line.label == "heading"]
    if len(headings) >= live:
        return
    for line in headings:
        if line.words >= _LABEL and not any(sign in line.text for sign in ':?"“„«‘'):
            line.mark("caption", "long-label")


def mark_linked(lines: Sequence[Draft]) -> None:
    """Headlines below a label such as ``Read also:`` lead to other articles.

    The last of several may be the heading of what follows.
    """
    for place, label in enumerate(lines):
        if label.label != "teaser" or label.words > 6 or label.rule == "caps-link":
            continue
        end = place + 1
        while end < len(lines) and _is_headline(lines[end]):
            end += 1
        linked = lines[place + 1 : end]
        if linked and end < len(lines) and is_open(lines[end]):
            heads = label.text[-1] != ":" or _is_taken_up(linked[-1], lines[end])
            linked = linked[:-1] if heads else linked
        for line in linked:
            line.mark("teaser", "linked")


def _is_taken_up(headline: Draft, below: Draft) -> bool:
    """Whether a paragraph says again what a line says: then the line is its heading."""
    words = {token for token in headline.tokens if len(token) >= _TELLING}
    return not below.tokens or len(words.intersection(below.tokens)) >= _SAID_AGAIN


def mark_dated_links(lines: Sequence[Draft], title: int) -> None:
    """A headline with a date of its own, below the first paragraphs, leads to another article."""
    prose = 0
    for place, line in enumerate(lines[:-1]):
        below = lines[place + 1]
        prose += is_open(line) and line.words >= _PROSE and ends_sentence(line.text)
        dated = below.label == "date" and below.rule == "date-line"
        after = lines[place + 2] if place + 2 < len(lines) else None
        # The time of an item of running updates stands above its heading.
        timed = after is not None and _is_headline(after)
        if place > title + 2 and prose >= 2 and dated and not timed and _is_headline(line):
            line.mark("teaser", "dated-link")


def mark_tail(lines: Sequence[Draft]) -> None:
    """Short lines below the last paragraph are its tags, where there are several of them."""
    place = len(lines)
    while place and not (is_open(lines[place - 1]) and lines[place - 1].words >= _PROSE):
        place -= 1
    tags = [line for line in lines[place:] if is_open(line)]
    if not place or len(tags) < _TAGS or not all(map(_is_tag, tags)):
        return
    for line in tags:
        line.mark("furniture", "tail-list")


def _is_tag(line: Draft) -> bool:
    return (
        line.words <= _TAG_WORDS
        and not ends_sentence(line.text)
        and line.text[-1] not in '?”"»)'
        and not any(map(str.isdigit, line.text))
        and line.text[0] not in "-–—•*"
    )
