"""Organisations by their head word: *Ukrainian Defense Ministry*, *Center for … Studies*."""

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.persons import starts_person
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.text.dictionary import is_word

LONGEST = 12
LONGEST_FIELD = 3
"""Words before the *and* of a body with two fields."""
ANDS = frozenset(("and", "en", "und", "et", "y"))


def org_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where the organisation that begins at ``line[at]`` stops; 0 if none begins there."""
    words = scene.words
    if words.name_endings and (stop := _inflected_end(scene, line, at)):
        return stop
    if line[at].form in words.stop and (line[at].starts or line[at].form in words.articles):
        return 0
    titled = scene.is_title(line, at) and line[at].form not in words.adjective_titles
    if titled or line[at].form in words.calendar:
        return 0
    head = _last_head(scene, line, at, end)
    if head < 0 and _is_unit(scene, line, at):
        return at + 1
    if head < 0:
        return _and_end(scene, line, at, end)
    stop = _with_adjectives(scene, line, head)
    legal = scene.is_legal_form(line[head]) and stop < end and line[stop].form == "of"
    if legal or line[head].form in words.org_before or words.is_org_stem(line[head].form):
        stop = max(stop, _with_tail(scene, line, stop - 1, max(end, stop)))
    heads = (_is_head(scene, t) and t.form not in words.org_adjectives for t in line[at:stop])
    if stop == at + 1 or all(heads):
        return 0
    sure = head > at and scene.is_legal_form(line[head])
    if head == at + 1 and line[at].starts and not sure and not _opens(scene, line[at]):
        return 0
    return stop


def _with_adjectives(scene: Scene, line: list[Token], head: int) -> int:
    """Where the head and the adjectives after it stop: *Cour suprême*."""
    stop = head + 1
    while stop < len(line) and line[stop].gap == " " and not line[stop - 1].possessive:
        if line[stop].form not in scene.words.org_adjectives:
            break
        stop += 1
    return stop


def _is_unit(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether a number makes a body of a unit: *47th Brigade*."""
    if at == 0 or line[at].gap != " " or not line[at - 1].raw[0].isdigit():
        return False
    return line[at].form in scene.words.units


def _and_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where *Food and Drug Administration* stops: common words, *and*, a head; 0 if it is none."""
    link = at + 1
    while link < end and line[link].shape == "cap" and link - at < LONGEST_FIELD:
        link += 1
    if link >= end or line[link].form not in ANDS or line[link].gap != " ":
        return 0
    if at and line[at].gap == " " and line[at - 1].shape in CAPITALS:
        return 0
    if not all(scene.is_word(t) and not scene.blocked(t) for t in line[at:link]):
        return 0
    head = _last_head(scene, line, link + 1, end) if link + 1 < end else -1
    between = line[link + 1 : head]
    if head < link + 2 or not all(t.shape == "cap" and scene.is_word(t) for t in between):
        return 0
    return (
        _with_tail(scene, line, head, end)
        if line[head].form in scene.words.org_before
        else head + 1
    )


def _last_head(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """The last head word of the capitals from ``at`` on; -1 if none is there."""
    words = scene.words
    head = -1
    for reach in range(at, min(end, at + LONGEST)):
        token = line[reach]
        if token.shape not in CAPITALS:
            reach = _and_company(scene, line, reach, end)
            head = reach if reach else head
            break
        if reach > at and scene.is_title(line, reach) and not _is_inside(scene, line, reach, end):
            break
        joined = reach + 1 < len(line) and line[reach + 1].gap == "-"  # *Co-Prosperity Sphere*
        if (_is_head(scene, token) or (scene.is_legal_form(token) and not joined)) and (
            reach > at or token.form in words.org_before
        ):
            head = reach if not _is_site(scene, line, reach + 1, end) else head
        if token.possessive:
            break
    return head


def _and_company(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """The last token of *and Co*, *and Smelting Co Ltd* at ``at``; 0 if no such thing is there."""
    if line[at].form not in ANDS:
        return 0
    reach = at + 1
    while reach < min(end, at + 3) and line[reach].shape == "cap" and line[reach].gap == " ":
        if scene.is_legal_form(line[reach]):
            while reach + 1 < end and scene.is_legal_form(line[reach + 1]):
                reach += 1
            return reach
        if not is_word(line[reach].raw.lower(), scene.language):
            break
        reach += 1
    return 0


def _is_inside(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a title is part of a company's name: *Supermarkets General Corp*."""
    return at + 1 < end and scene.is_legal_form(line[at + 1])


def _is_site(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a building's word follows, so that a place is named: *Nuclear Power Plant*."""
    return at < end and line[at].form in scene.words.streets and line[at].shape in CAPITALS


def _inflected_end(scene: Scene, line: list[Token], at: int) -> int:
    """*Верховный суд Пакистана*, *МЗС Британії*: heads may be lower-case, tails have no link."""
    head = _inflected_head(scene, line, at)
    if head < 0:
        return 0
    stop = _inflected_tail(scene, line, head)
    if stop == at + 1 or (stop == head + 1 and head > at and _is_doubtful(scene, line[at])):
        return 0
    return stop


def _inflected_head(scene: Scene, line: list[Token], at: int) -> int:
    """The head of a body that begins at ``at``, itself or after an adjective; -1 if none is."""
    words, token, head = scene.words, line[at], at + 1
    if token.form in words.org_before or words.is_org_stem(token.form):
        return at
    if head >= len(line) or line[head].gap != " " or token.possessive or token.shape != "cap":
        return -1
    if not words.is_org_stem(line[head].form) or token.form in words.stop:
        return -1
    if known.base(token.form, scene.language) == token.form or scene.is_title(line, at):
        return -1
    return -1 if known.alias(token.raw, scene.language) else head


def _is_doubtful(scene: Scene, token: Token) -> bool:
    """Whether a capital is the sentence's: *Решение суда*, *Pákistánský soud*."""
    if not token.starts:
        return False
    if scene.is_word(token) or token.form.endswith(scene.words.adjective_endings):
        return True
    return not token.form.endswith(scene.words.org_adjective_endings)


def _inflected_tail(scene: Scene, line: list[Token], head: int) -> int:
    """Where a body stops: after capital words, and a country that no other capital parts."""
    stop = reach = head + 1
    while reach < len(line) and line[reach].gap == " " and reach - head < 4:
        token = line[reach]
        if token.shape in CAPITALS:
            listed = known.alias(token.raw, scene.language)
            if listed is None and stop == reach and scene.is_word(token):
                stop = reach = reach + 1  # *Trybunał Obrachunkowy*
                continue
            return reach + 1 if listed and listed.kind == "place" else stop
        if token.form in scene.words.prepositions or token.form in scene.words.stop:
            break
        reach += 1
    return stop


def _is_head(scene: Scene, token: Token) -> bool:
    words = scene.words
    return (
        token.form in words.org_after
        or token.form in words.org_before
        or (words.capital_nouns and len(token.form) > 7 and token.form.endswith(words.org_endings))
        or words.is_org_stem(token.form)
    )


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a sentence's first word is part of the name: *Russian Embassy*, *Maxar …*."""
    return token.form in scene.words.demonyms or scene.has_evidence(token)


def _with_tail(scene: Scene, line: list[Token], head: int, end: int) -> int:
    """*of Foreign Affairs*, *for Strategic and International Studies*, *van Buitenlandse Zaken*."""
    words, stop, reach = scene.words, head + 1, head + 1
    linked = False
    while reach < end and reach - head < LONGEST and not line[reach - 1].possessive:
        token = line[reach]
        if token.shape in CAPITALS:
            beside = words.beside and reach == head + 1 and token.gap == " "
            listed = known.alias(token.raw, scene.language) if beside else None
            country = listed is not None and listed.key.startswith("iso:")
            if beside and not country and not starts_person(scene, line, reach, end):
                linked = True  # *Universiteit Twente*
            if _is_outside(scene, line, reach, stop):
                break
            if not linked or scene.is_title(line, reach) or token.form in words.calendar:
                break
            if reach > stop and _begins_other(scene, line, reach, end):
                break
            if reach > stop and token.form in words.org_firsts and token.shape == "upper":
                break  # *the Super League for FC Xyz*
            if reach == stop and starts_person(scene, line, reach, end):
                break
            stop = reach + 1
        elif token.form in words.org_links:
            linked = True
            if token.form in ANDS and (stop == head + 1 or line[reach + 1].form in words.articles):
                break
        else:
            break
        reach += 1
    return stop


def _is_outside(scene: Scene, line: list[Token], at: int, stop: int) -> bool:
    """Whether a capital right after a tail is no part of it: a country, *I*, a nationality."""
    token, after = line[at], at + 1
    if at == stop and stop > 1 and line[at - 1].form not in scene.words.org_before:
        listed = known.alias(token.raw, scene.language)
        if token.raw == "I" or (listed and listed.kind == "place" and token.shape == "cap"):
            return True
    noun = after < len(line) and line[after].gap == " " and line[after].shape == "lower"
    return token.form in scene.words.demonyms and noun


def _begins_other(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a link leads to another name: *in Virginia*, *and the TASS*, *of Boris Xyz*."""
    links = line[at - 1].form, line[at - 2].form
    if scene.words.places_in.isdisjoint(links):
        return False
    return any(
        known.big_place(written, scene.language) or known.alias(written, scene.language)
        for stop in range(min(end, at + 3), at, -1)
        if (written := scene.slice(line, at, stop))
    )
