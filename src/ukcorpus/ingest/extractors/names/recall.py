"""The second look: names known by now, in headings and where a capital alone proved nothing."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from ukcorpus.authority.gazetteer import Place
from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.scene import CAPITALS, JOINS, Scene
from ukcorpus.ingest.extractors.names.tokens import Token, tokens_of
from ukcorpus.model.names import Kind

Index = dict[str, list[tuple[tuple[str, ...], Kind]]]
"""First form of a known name → the names that begin so, longest first."""

LONGEST = 4
"""Tokens of a listed name in a heading."""
HEADING_CITY = 100_000
"""Inhabitants from which a city is believed in a heading, where every word has a capital."""


def recall(scene: Scene, found: list[RawMention]) -> list[RawMention]:
    """Further mentions of names in ``found``; in headings also countries, bodies, large cities."""
    index = _index(scene, found)
    spans = sorted((m.start, m.end) for m in found)
    more: list[RawMention] = []
    for line in scene.headings:
        more += _in_heading(scene, line, index)
    for line in scene.passages:
        more += _again(scene, line, index, spans)
    return more


def _index(scene: Scene, found: list[RawMention]) -> Index:
    kinds: dict[tuple[str, ...], Counter[Kind]] = defaultdict(Counter)
    particles = scene.words.particles
    for mention in found:
        forms = tuple(
            t.form
            for t in tokens_of(scene.text[mention.start : mention.end], scene.words.abbreviations)
        )
        if not forms:
            continue
        kinds[forms][mention.kind] += 1
        if mention.kind == "person" and len(forms) > 1 and len(forms[-1]) > 2:
            kinds[forms[-1:]]["person"] += 1
            particled = _with_particles(forms, particles)
            if particled:
                kinds[particled]["person"] += 1
    index: Index = defaultdict(list)
    for forms, votes in kinds.items():
        index[forms[0]].append((forms, max(sorted(votes), key=lambda kind: votes[kind])))
    for names in index.values():
        names.sort(key=lambda name: (-len(name[0]), name))
    return index


def _with_particles(forms: tuple[str, ...], particles: frozenset[str]) -> tuple[str, ...]:
    """The surname with what belongs to it, *de prins*; empty if it is one word."""
    cut = len(forms) - 1
    while cut > 1 and forms[cut - 1] in particles:
        cut -= 1
    return forms[cut:] if cut < len(forms) - 1 else ()


def _match(line: list[Token], at: int, index: Index) -> tuple[int, Kind] | None:
    for forms, kind in index.get(line[at].form, ()):
        stop = at + len(forms)
        if stop <= len(line) and all(
            line[at + i].form == form and (i == 0 or line[at + i].gap in JOINS)
            for i, form in enumerate(forms)
        ):
            return stop, kind
    return None


def _again(
    scene: Scene,
    line: list[Token],
    index: Index,
    spans: list[tuple[int, int]],
) -> Iterator[RawMention]:
    at = 0
    while at < len(line):
        token = line[at]
        if token.shape not in CAPITALS or token.form not in index:
            at += 1
            continue
        place = bisect_right(spans, (token.start, 1 << 60)) - 1
        inside = place >= 0 and spans[place][1] > token.start
        hit = None if inside else _match(line, at, index)
        if hit is None or (hit[0] == at + 1 and not _believed(scene, token)):
            at += 1
            continue
        stop, kind = hit
        after = place + 1
        if after < len(spans) and spans[after][0] < line[stop - 1].end:
            at += 1
            continue
        yield RawMention(token.start, line[stop - 1].end, kind, 0.8, "known")
        at = stop


def _believed(scene: Scene, token: Token) -> bool:
    words = scene.words
    return not (
        token.form in words.stop
        or token.form in words.compass
        or token.form in words.place_after
        or scene.blocked(token)
    )


def _in_heading(scene: Scene, line: list[Token], index: Index) -> Iterator[RawMention]:
    at = 0
    while at < len(line):
        hit = _match(line, at, index) if line[at].shape in CAPITALS else None
        if hit and (hit[0] > at + 1 or _believed(scene, line[at])):
            stop, kind = hit
            yield RawMention(line[at].start, line[stop - 1].end, kind, 0.8, "known")
            at = stop
            continue
        found = _listed(scene, line, at) if line[at].shape in CAPITALS else None
        found = found or _named_in_heading(scene, line, at)
        if found:
            yield found
            at += 1
            while at < len(line) and line[at].start < found.end:
                at += 1
        else:
            at += 1


def _named_in_heading(scene: Scene, line: list[Token], at: int) -> RawMention | None:
    """A first name before a word that is no common one: *Boris Xyz Visits …*."""
    stop = at + 1
    if line[at].shape != "cap" or line[at].possessive or not known.first_name(line[at].form):
        return None
    while stop < len(line) and stop - at < 3 and line[stop].gap in (" ", "-"):
        token = line[stop]
        if token.shape != "cap" or scene.is_word(token) or not _believed(scene, token):
            break
        if known.alias(token.raw, scene.language) or scene.is_title(line, stop):
            break
        stop += 1
        if token.possessive:
            break
    if stop == at + 1:
        return None
    return RawMention(line[at].start, line[stop - 1].end, "person", 0.6, "first-name")


def _listed(scene: Scene, line: list[Token], at: int) -> RawMention | None:
    reach = at + 1
    while reach < min(len(line), at + LONGEST) and line[reach].gap in JOINS:
        reach += 1
    words = scene.words
    if line[at].form in words.prepositions:
        reach = at + 1
    for stop in range(reach, at, -1):
        last = line[stop - 1]
        if last.shape not in CAPITALS or (stop > at + 1 and last.form in words.stop):
            continue
        size = stop - at
        written = scene.slice(line, at, stop)
        if size == 1 and (not _believed(scene, line[at]) or len(written) < 2):
            continue
        plain = written.title() if written.isupper() and len(written) > 5 else written
        listed = known.alias(plain, scene.language)
        if listed and (size > 1 or _alone_in_heading(line, at, listed.kind)):
            return RawMention(line[at].start, line[stop - 1].end, listed.kind, 0.9, listed.rule)
        place = known.big_place(plain, scene.language) if len(written) > 3 else None
        if place and (size > 1 or _city_in_heading(scene, line[at], place)):
            return RawMention(line[at].start, line[stop - 1].end, "place", 0.6, "gazetteer")
    return None


def _alone_in_heading(line: list[Token], at: int, kind: Kind) -> bool:
    """Whether one word of a heading may be a country or a body: not *US* where all is shouted."""
    token = line[at]
    if token.shape == "upper":
        return len(token.raw) > 2 or not _shouted(line)
    return kind == "place"


def _shouted(line: list[Token]) -> bool:
    return sum(token.shape == "upper" for token in line) > 0.6 * len(line)


def _city_in_heading(scene: Scene, token: Token, place: Place) -> bool:
    if token.form in scene.lower or known.first_name(token.form):
        return False
    if scene.is_word(token) and (place.kind != "city" or token.shape == "upper"):
        return False  # *SIDES*, *HANG*
    if place.kind != "city":
        return True
    return place.population >= (10 * HEADING_CITY if scene.is_word(token) else HEADING_CITY)
