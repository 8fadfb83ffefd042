"""The model-free finder: runs of capitals, cut by titles and lists, judged by evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.evidence import settle
from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.recall import recall
from ukcorpus.ingest.extractors.names.scene import CAPITALS, JOINS, Scene
from ukcorpus.ingest.extractors.names.shapes import STEPS
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.model.names import KINDS, Kind
from ukcorpus.model.spans import Span

ARTICLES = frozenset(("al", "el", "ul", "as", "ash", "ad", "ar", "an", "at", "az"))
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th|e|de|ste|er|ère|ème)")
LISTED = ("alias", "known-org", "known-place")
"""Rules of names whose kind no vote changes."""
MOST_LINKS = 3
"""Lower-case words in a row that a name may hold: *Bank of the ...*, *van der*."""


def find_mentions(text: str, spans: Sequence[Span], language: str) -> list[RawMention]:
    """The names in ``spans`` by rules and gazetteer alone; linear in the length of the text."""
    scene = Scene(text, spans, language)
    found = [
        mention
        for line in scene.passages
        for start, end in _runs(scene, line)
        for mention in _segments(scene, line, start, end)
    ]
    found = _agree(scene, settle(scene, _without_overlaps(found)))
    return _without_sign_off(scene, _without_overlaps(found + recall(scene, found)))


def _without_sign_off(scene: Scene, found: list[RawMention]) -> list[RawMention]:
    """``found`` without an agency that stands alone at the end, as in *… he said. REUTER*."""
    last = next((line[-1] for line in reversed(scene.lines) if line), None)
    if last and last.starts and found and found[-1].end == last.end:
        return found[:-1] if found[-1].kind == "org" else found
    return found


def _without_overlaps(found: list[RawMention]) -> list[RawMention]:
    """Of mentions that overlap, the one that begins first."""
    kept: list[RawMention] = []
    for mention in sorted(found):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _runs(scene: Scene, line: list[Token]) -> Iterator[tuple[int, int]]:
    """Stretches that begin and end with a capital, with no break and few small words inside."""
    links = scene.words.links
    at = 0
    while at < len(line):
        if line[at].shape not in CAPITALS:
            at += 1
            continue
        end = at + 1
        reach = end
        while reach < len(line) and line[reach].gap in JOINS and not line[reach - 1].possessive:
            token = line[reach]
            if token.shape in CAPITALS:
                if token.gap == "-" and _are_two(scene, line[reach - 1], token):
                    break
                end = reach + 1
            elif token.form not in links or reach - end >= MOST_LINKS or token.gap == "-":
                break
            reach += 1
        yield at, end
        at = end


def _are_two(scene: Scene, one: Token, other: Token) -> bool:
    """Whether a hyphen stands between two names: *Putin-Macron*, *Russia-Ukraine*."""
    if one.form in scene.words.compass or one.form in scene.words.particles:
        return False
    if known.first_name(one.form) and known.first_name(other.form):
        return False
    return one.form in scene.apart and other.form in scene.apart


def _segments(scene: Scene, line: list[Token], start: int, end: int) -> Iterator[RawMention]:
    """The names in a run, from left to right; each step takes what it knows."""
    at = start
    while at < end:
        if line[at].shape not in CAPITALS:
            at += 1
            continue
        for step in STEPS:
            taken = step(scene, line, at, end)
            if taken is not None:
                stop, mention = taken
                if mention is not None:
                    yield _with_prefix(scene, line, at, mention)
                at = stop
                break
        else:
            at += 1


def _with_prefix(scene: Scene, line: list[Token], at: int, mention: RawMention) -> RawMention:
    """*al-Assad*, *47th Brigade*: an Arabic article and an ordinal belong to the name."""
    if at == 0 or mention.start != line[at].start:
        return mention
    ordinal = line[at].gap == " " and mention.rule == "org-head"
    if ordinal and _ORDINAL.fullmatch(line[at - 1].raw):
        return RawMention(
            line[at - 1].start, mention.end, mention.kind, mention.score, mention.rule
        )
    if line[at].gap != "-" or line[at - 1].form not in ARTICLES:
        return mention
    if line[at - 1].shape != "lower":
        return mention
    start = line[at - 1].start
    listed = known.alias(scene.text[start : mention.end], scene.language)
    kind, rule = (listed.kind, listed.rule) if listed else (mention.kind, mention.rule)
    return RawMention(start, mention.end, kind, mention.score, rule)


def _agree(scene: Scene, found: list[RawMention]) -> list[RawMention]:
    """One kind a form: the one with most evidence; a person's surname is that person."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    surnames: set[str] = set()
    sure: set[str] = set()
    for mention in found:
        form = scene.text[mention.start : mention.end].casefold()
        votes[form][mention.kind] += mention.score  # type: ignore[assignment]
        if mention.rule in LISTED:
            sure.add(form)
        parts = form.split()
        if mention.kind == "person" and len(parts) > 1 and mention.score > 0.6:
            surnames.add(parts[-1])
    agreed = []
    for mention in found:
        form = scene.text[mention.start : mention.end].casefold()
        kind = max(KINDS, key=lambda kind, form=form: votes[form][kind])  # type: ignore[misc]
        if form in surnames and form not in sure:
            kind = "person"
        if mention.rule in LISTED or kind == mention.kind:
            agreed.append(mention)
        else:
            agreed.append(
                RawMention(mention.start, mention.end, kind, mention.score, mention.rule + "+vote")
            )
    return agreed
