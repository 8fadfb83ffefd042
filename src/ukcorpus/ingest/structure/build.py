"""The order in which the parts of an article are found."""

import re
from collections.abc import Sequence
from typing import Literal

from ukcorpus.ingest.lines import tokens_of
from ukcorpus.ingest.structure.asides import (
    mark_bare_captions,
    mark_dated_links,
    mark_linked,
    mark_long_labels,
    mark_tail,
)
from ukcorpus.ingest.structure.authors import (
    mark_accounts,
    mark_author_boxes,
    mark_author_notes,
    mark_letter_writers,
    unsign,
)
from ukcorpus.ingest.structure.credits import find_agencies, split_names
from ukcorpus.ingest.structure.cues import is_live
from ukcorpus.ingest.structure.drafts import Draft, draft
from ukcorpus.ingest.structure.layout import (
    find_title,
    is_spaced,
    mark_headings,
    mark_name_lines,
    mark_subtitle,
)
from ukcorpus.ingest.structure.marks import mark_alt_texts, mark_cues, mark_shouts
from ukcorpus.model.articles import Article, RawArticle, Segment
from ukcorpus.model.spans import Span
from ukcorpus.text.sentences import find_sentences

Kind = Literal["article", "live_blog", "transcript", "brief"]

_MADE_TITLE = 110
_FORM_AFTER = 40
_PROSE = 12
"""Words of a line that is neither a label nor a link."""
_LIVE_HEADINGS = 6
_GLUED = re.compile(r"[.?!][\"”»]?([^\W\d_])[^\W\d_]")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\+\d+ chars\]|\[…\]|\[\.\.\.\])\s*\Z")
_SPEAKER = re.compile(r"[^\W\d_][^:.!?]{1,40}:\s")
_LIST_END = re.compile(r"[,;]\s*|\s+(?:and|und|en|et|y|e|i|та|і|и)\s+")


def structure(raw: RawArticle, article_id: str) -> Article:
    """``raw`` taken apart: every line that is not blank, labelled, with the rule that knew it."""
    text = raw.text
    lines, wrapped = draft(text)
    _mark_lines(lines)
    _mark_declared(lines, raw)
    mark_author_boxes(lines)
    title_place = find_title(lines, raw.meta.get("title", "").strip())
    _mark_layout(lines, title_place)
    headings = [line for line in lines if line.label == "heading"]
    opening = f"{raw.meta.get('title', '')}\n{text[:600]}"
    live = len(headings) >= _LIVE_HEADINGS and is_live(tokens_of(opening))
    segments = _segment(lines, headings, text) if live else ()
    title, span = _title(lines, title_place, raw)
    return Article(
        id=article_id,
        raw=raw,
        title=title,
        lines=tuple(line for part in lines for line in part.lines),
        segments=segments,
        kind=_kind(lines, live),
        title_span=span,
        authors=_authors(lines, raw),
        outlet=_outlet(lines, raw),
        agencies=_agencies(lines, raw),
        flags=_flags(lines, text, made=span is None and not raw.meta.get("title"), wrapped=wrapped),
    )


def _mark_declared(lines: Sequence[Draft], raw: RawArticle) -> None:
    """What the markup of a page says of the lines that say nothing of themselves."""
    if not raw.labels:
        return
    for line in lines:
        label = raw.labels.get(" ".join(raw.text[line.start : line.end].split()))
        if label is not None and line.label is None:
            line.mark(label, "markup")


def _mark_lines(lines: Sequence[Draft]) -> None:
    last = len(lines)
    dated = False
    for place, line in enumerate(lines):
        mark_cues(line, dates=dated or place < 6 or place >= last - 4)
        if place < 2 and line.rule == "credit-person":  # the outlet behind a title
            line.label = None
        dated = line.label == "date"
    for line in lines[-2:]:
        unsign(line)
    mark_accounts(lines)
    _cut_forms(lines)


def _cut_forms(lines: Sequence[Draft]) -> None:
    """A comment form ends the article: what follows are the comments."""
    prose = 0
    for place, line in enumerate(lines):
        if line.label is None:
            prose += line.words
        elif line.rule == "replies-line" and not _form_follows(lines, place):
            line.label = None
        elif (
            line.label == "form" and prose >= _FORM_AFTER and _comments_follow(lines, place, prose)
        ):
            for rest in lines[place + 1 :]:
                if rest.label not in ("source", "credit"):
                    rest.mark("form", "after-form")
            return


def _comments_follow(lines: Sequence[Draft], place: int, prose: int) -> bool:
    """Whether what is below a form are comments: little beside the article, or with dates.

    A form to sign in stands in the midst of an article.
    """
    below = lines[place + 1 :]
    rest = sum(x.words for x in below if x.label is None and x.words >= _PROSE)
    signs = sum(x.label == "date" or x.rule == "age-widget" for x in below)
    return rest * 2 <= prose or signs * 4 >= sum(x.label is None for x in below)


def _form_follows(lines: Sequence[Draft], place: int) -> bool:
    """Whether the bare word for comments stands above a form, or above nothing much."""
    below = lines[place + 1 :]
    return any(line.label == "form" for line in below[:4]) or sum(x.words for x in below) < 40


def _mark_layout(lines: Sequence[Draft], title: int) -> None:
    spaced = is_spaced(lines)
    if title >= 0:
        lines[title].mark("title", "title")
        mark_name_lines(lines, title)
    mark_author_notes(lines)
    mark_letter_writers(lines)
    mark_shouts(lines)
    mark_alt_texts(lines, spaced=spaced)
    if title >= 0:
        mark_subtitle(lines, title)
    mark_bare_captions(lines)
    mark_linked(lines)
    mark_dated_links(lines, title)
    mark_tail(lines)
    mark_headings(lines, title + 1, spaced=spaced)
    mark_long_labels(lines, _LIVE_HEADINGS)
    for line in lines:
        if line.label is None:
            line.mark("body", "")


def _title(lines: Sequence[Draft], place: int, raw: RawArticle) -> tuple[str, Span | None]:
    declared = " ".join(raw.meta.get("title", "").split())
    if place >= 0:
        line = lines[place]
        return " ".join(raw.text[line.start : line.end].split()), Span(line.start, line.end)
    if declared:
        return declared, None
    line_ = next((line for line in lines if line.label == "body"), lines[0] if lines else None)
    if line_ is None:
        return "", None
    start, end = next(find_sentences(raw.text, line_.start, min(line_.end, line_.start + 600)))
    return shorten(raw.text[start:end]), None


def shorten(sentence: str, limit: int = _MADE_TITLE) -> str:
    """``sentence`` in at most ``limit`` characters, cut between words and marked ``…``."""
    whole = " ".join(sentence.split())
    if len(whole) <= limit:
        return whole
    cut = whole[: limit - 1]
    if not whole[limit - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:–—-") + "…"


def _segment(lines: Sequence[Draft], headings: Sequence[Draft], text: str) -> tuple[Segment, ...]:
    ends: list[int] = []
    current = -1
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if line.label == "heading":
            current += 1
            ends.append(line.end)
        if line.label == "date" and below is not None and below.label == "heading":
            line.segment = current + 1  # the time of an item stands above its heading
            continue
        if current < 0 or line.label in ("source", "form", "notice"):
            continue
        line.segment = current
        ends[current] = line.end
    return tuple(
        Segment(f"s{place + 1}", text[line.start : line.end], line.number, line.start, ends[place])
        for place, line in enumerate(headings)
    )


def _kind(lines: Sequence[Draft], live: bool) -> Kind:
    if live:
        return "live_blog"
    body = [line for line in lines if line.label == "body"]
    spoken = sum(_SPEAKER.match(line.text) is not None for line in body)
    if spoken >= 8 and spoken * 5 >= len(body) * 2:
        return "transcript"
    return "brief" if sum(line.words for line in body) < 60 else "article"


def _authors(lines: Sequence[Draft], raw: RawArticle) -> tuple[str, ...]:
    names: list[str] = []
    for part in re.split(r"[;,|]|\s+and\s+", raw.meta.get("authors", "")):
        name = " ".join(part.split())
        if name:
            names.append(name)
    if names:
        return tuple(dict.fromkeys(names))
    for line in lines:
        if line.label == "byline" and line.rule == "author-note":
            names.append(
                " ".join(re.split(r"\s(?:is|was|ist|est|es|è|é|jest)\s", line.text)[0].split())
            )
        elif line.label == "byline" and line.rule != "author-role":
            head, colon, tail = line.text.partition(":")
            rest = tail if colon and len(head) < 30 else line.text
            if line.rule == "byline-by":
                rest = rest.split(" ", 1)[-1]
            names.extend(split_names(rest))
    return tuple(dict.fromkeys(names))


def _source_parts(lines: Sequence[Draft]) -> list[str]:
    parts: list[str] = []
    for place, line in enumerate(lines):
        at_edge = place < 5 or place * 4 >= len(lines) * 3 - 4
        _, colon, tail = line.text.partition(":")
        if line.label == "source" and line.rule == "source-start" and colon and at_edge:
            parts.extend(part.strip(" .()[]") for part in _LIST_END.split(tail[:200]))
    return [part for part in parts if part and part[0].isalnum()]


def _outlet(lines: Sequence[Draft], raw: RawArticle) -> str:
    if raw.meta.get("outlet"):
        return " ".join(raw.meta["outlet"].split())
    for part in _source_parts(lines):
        if (
            not find_agencies(part)
            and (part[0].isupper() or "." in part)
            and len(part.split()) <= 4
            and not part.startswith(("Read ", "http"))
        ):
            return part
    return ""


def _agencies(lines: Sequence[Draft], raw: RawArticle) -> tuple[str, ...]:
    found = list(find_agencies(raw.meta.get("agency", "")))
    for part in _source_parts(lines):
        found.extend(find_agencies(part))
    for line in lines:
        if line.label == "byline":
            found.extend(find_agencies(line.text))
    opening = next((line for line in lines if line.label in ("dateline", "body")), None)
    if opening is not None:
        head = re.match(
            r"[^.!?]{0,80}?\(([^()]{2,40})\)\s?[-–—]|([^.!?a-z]{0,60}?)\s[-–—]", opening.text
        )
        if head is not None:
            found.extend(find_agencies(head[0]))
    return tuple(dict.fromkeys(found))


def _flags(lines: Sequence[Draft], text: str, *, made: bool, wrapped: bool) -> tuple[str, ...]:
    flags: list[str] = []
    if made:
        flags.append("no_title")
    glued = sum(
        match[1].isupper() and text[max(0, match.start() - 3) : match.start()].isalpha()
        for match in _GLUED.finditer(text)
    )
    if glued >= 2 and glued * 2500 >= len(text):
        flags.append("glued_sentences")
    last = next((line for line in reversed(lines) if line.label == "body"), None)
    if last is not None and _CUT_OFF.search(text, max(last.start, last.end - 40), last.end):
        flags.append("truncated")
    if "\ufffd" in text:
        flags.append("replaced_chars")
    if wrapped:
        flags.append("hard_wrapped")
    return tuple(flags)
