"""People by first name or title: where such a name begins and where it stops."""

import re

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, hit
from ukcorpus.ingest.extractors.names.tokens import Token

_NUMERAL = re.compile("[IVX]{2,5}")
"""Of a king or a pope: *Clement VII*."""
ARABIC = frozenset(("al", "el"))
LARGE = 100_000
"""Inhabitants of a town that *van* leads to, rather than a surname."""
LONGEST = 7
"""Tokens of a person's name, particles and initials counted."""


def find_person(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    titled = scene.is_titled(line, at) and not _is_body(scene, line[at])
    token = line[at]
    if token.shape == "upper" and not titled:
        return None
    if not titled and not starts_person(scene, line, at, end):
        return None
    for n in range(min(4, end - at), 1, -1):
        place = known.big_place(scene.slice(line, at, at + n), scene.language)
        if place and not titled:
            return hit(line, at, at + n, "place", 0.9, "gazetteer")
    stop = _titled_end(scene, line, at, end) if titled else person_end(scene, line, at, end)
    if not stop or (stop == at + 1 and not titled):
        return None
    if stop > at + 1 and line[stop - 1].form in scene.words.other_after:
        return stop, None
    last = line[stop - 1].form
    headed = last in scene.words.streets or (
        len(last) > 8 and last.endswith(scene.words.place_endings)
    )
    common = stop == at + 2 and last in scene.words.place_after and scene.is_word(line[at])
    if stop > at + 1 and (headed or (common and not titled)):
        return hit(line, at, stop, "place", 0.8, "place-head")
    joined = next((i for i in range(at + 1, stop) if line[i].gap == "&"), 0)
    if joined and known.given_name(line[joined].form, scene.language):
        stop = joined  # *Boris Xyz & Anna Xyz*: two people
    elif joined:
        return hit(line, at, stop, "org", 0.8, "ampersand")
    if titled and stop == at + 1:
        if not _may_be_surname(scene, line, at):
            return None
        return hit(line, at, stop, "person", 0.9, "title")
    return hit(
        line, at, stop, "person", 1.0 if titled else 0.9, "title" if titled else "first-name"
    )


def _titled_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """The same after a title; 0 where the title is of something: *minister Obrony Narodowej*."""
    stop = person_end(scene, line, at, end)
    inflects = bool(scene.words.name_endings)
    if inflects and stop > at + 1 and all(scene.is_word(token) for token in line[at:stop]):
        return 0
    if stop > at + 2 and _is_another(scene, line, at, end):
        return at + 1  # *spokesman Xyz Dmitry Abc*: two people, or a body and a person
    return stop


def _is_another(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a person's name begins after ``line[at]``, which is no first name itself."""
    if known.given_name(line[at].form, scene.language) or len(line[at].raw) == 1:
        return False
    return line[at + 1].gap == " " and starts_person(scene, line, at + 1, end)


def _is_body(scene: Scene, token: Token) -> bool:
    """Whether what has a president is no person: *Президент Комісії*."""
    words = scene.words
    return token.form in words.org_before or words.is_org_stem(token.form)


def starts_person(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether ``line[at]`` is a first name before what may be a surname."""
    token, after = line[at], at + 1
    end = min(end, at + LONGEST)
    if not _is_first(scene, line, at, end):
        return False
    while after < end and (line[after].form in scene.words.particles or len(line[after].raw) == 1):
        after += 1
    if after >= end or line[after].gap == "|" or line[at].possessive:
        return False
    following = line[after]
    if len(token.raw) == 1 and following.gap != "." and after == at + 1:
        return False  # an article or a conjunction of one letter: *A*, *V*, *А*
    if _is_next_title(scene, line, after) or _is_dated(scene, line, at, after):
        return False
    if following.shape not in CAPITALS or _are_words(scene, line, at, after):
        return False
    if scene.blocked(following) and not scene.may_be_surname(line, after):
        return False
    if token.form in scene.words.stop or scene.blocked(token):
        return _is_name_still(scene, line, at, after, end)
    if token.starts and scene.is_word(token) and _is_common(scene, line, after):
        return False
    return following.form not in scene.words.stop or scene.may_be_surname(line, after)


def _is_name_still(scene: Scene, line: list[Token], at: int, after: int, end: int) -> bool:
    """Whether a first name that is one of the commonest words is one here: *Will Xyz*."""
    token, following = line[at], line[after]
    if token.starts and (len(token.raw) < 3 or starts_person(scene, line, after, end)):
        return False  # *As Xyz put it*, *Par Nicola Xyz*
    return not scene.is_word(following) and not known.alias(following.raw, scene.language)


def _are_words(scene: Scene, line: list[Token], at: int, after: int) -> bool:
    """Whether these are no name: *Sąd Najwyższy*, *eine Art Vertrag*, *Texas Intermediate*."""
    words = scene.words
    if line[after].gap == "-" and line[after].form.endswith(words.adjective_endings):
        return True  # *Івано-Франківської області*
    if scene.is_word(line[after]) and len(line[at].raw) > 1:
        place = known.big_place(line[at].raw, scene.language)
        if place and place.kind == "region" and not scene.is_word(line[at]):
            return True
    if len(line[at].raw) == 1 or not (words.name_endings or words.capital_nouns):
        return False
    if not (scene.is_word(line[at]) and scene.is_word(line[after])):
        return False
    if line[at].raw[0] > "\u0400" and known.first_name(line[at].form):
        return False  # dictionaries of Russian and Bulgarian hold people: *Владимир Путин*
    return bool(words.name_endings) or scene.is_determined(line, at)


def _is_common(scene: Scene, line: list[Token], after: int) -> bool:
    """Whether what follows a sentence's first word makes no name of it: *Allen Wert, den …*."""
    words, form = scene.words, line[after].form
    if form in words.org_after or form in words.place_after or scene.is_title(line, after):
        return True
    if known.alias(line[after].raw, scene.language):
        return True
    return words.capital_nouns and scene.is_word(line[after])


def _is_first(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether one word is a first name or an initial; the Arabic article of *Al-Shifa* is not."""
    token = line[at]
    if token.shape != "cap" or token.form in scene.words.compass:
        return False
    if at + 1 < end and line[at + 1].gap == "-" and token.form in ARABIC:
        return False
    return len(token.raw) == 1 or known.given_name(token.form, scene.language)


def _is_dated(scene: Scene, line: list[Token], at: int, after: int) -> bool:
    """Whether a day follows a place that is a first name too: *in London Monday*."""
    if line[after].form not in scene.words.calendar:
        return False
    return known.big_place(line[at].raw, scene.language) is not None


def person_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where the person's name that begins at ``at`` stops."""
    stop = at + 1
    reach = stop
    while reach < end and reach - at < LONGEST and not line[reach - 1].possessive:
        token = line[reach]
        if token.shape in CAPITALS:
            if reach > at + 1 - (stop == at + 1) and _closes(scene, line, reach, at):
                break
            stop = reach + 1
        elif token.form not in scene.words.particles or _is_of(scene, line, reach, end, reach - at):
            break
        reach += 1
    return stop


def _is_of(scene: Scene, line: list[Token], at: int, end: int, size: int) -> bool:
    """Whether a particle means *of* here: *president Sisi van Egypte*; more so after two names."""
    after = at + 1
    if after >= end or line[after].shape not in CAPITALS or line[at].form in ARABIC:
        return False
    if scene.words.capital_nouns and scene.is_word(line[after]):
        return True  # *Xyz zu der Formulierung*
    if line[at].form in scene.words.inner_particles and line[at - 1].shape == "lower":
        return False  # *Harry van der Maas*
    given = size == 1 and known.given_name(line[at - 1].form, scene.language)
    if size == 1 and not given and scene.is_titled(line, at - 1) and scene.is_word(line[after]):
        return line[after].form not in scene.words.particles
    if line[after].shape == "upper" and len(line[after].raw) > 1:
        return True
    if len(line[after].raw) == 1 and (after + 1 >= len(line) or line[after + 1].gap != "."):
        return True  # *Boris Xyz op X*
    if line[after].form in scene.words.org_before:
        return True  # *van de Partij voor …*
    if after + 1 < end and line[after + 1].gap == "&":
        return True
    for stop in (after + 2, after + 1):
        if stop > end:
            continue
        written = scene.slice(line, after, stop)
        place = known.big_place(written, scene.language)
        large = place and (
            size > 1 or place.kind != "city" or (place.population >= LARGE and not given)
        )
        if large or known.alias(written, scene.language):
            return True
    return False


def _closes(scene: Scene, line: list[Token], at: int, start: int) -> bool:
    """Whether a capital after a first name is not part of the name any more."""
    token = line[at]
    if _NUMERAL.fullmatch(token.raw):
        return False
    if token.shape == "upper" and len(token.raw) > 1:
        return line[start].shape != "upper" and not _are_initials(scene, line, at, start)
    if scene.blocked(token):
        named = at > start + 1 and token.form in scene.words.calendar
        return named or not scene.may_be_surname(line, at)
    if _is_next_title(scene, line, at):
        return True
    return at > start + 1 and token.form in scene.words.stop


def _are_initials(scene: Scene, line: list[Token], at: int, start: int) -> bool:
    """Whether two capitals stand between first name and surname: *Andrew RT Xyz*."""
    token, after = line[at], at + 1
    if at != start + 1 or len(token.raw) != 2 or after >= len(line) or line[after].gap != " ":
        return False
    named = line[after].shape == "cap" and not scene.is_word(line[after])
    return named and token.form not in scene.words.acronyms


def _is_next_title(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether a title begins another name: *Florida Gov. Ron Xyz*, but not *Stephen King said*."""
    if not scene.is_title(line, at) or at + 1 >= len(line):
        return False
    after = line[at + 1]
    if after.form in scene.words.org_links and after.gap == " ":
        return True
    return after.gap in (" ", ".") and after.shape in CAPITALS


def _may_be_surname(scene: Scene, line: list[Token], at: int) -> bool:
    token = line[at]
    if token.shape == "upper" and len(token.raw) < 5:
        return False
    if known.alias(token.raw, scene.language) or token.form in scene.words.org_after:
        return False
    if token.form in scene.words.stop and not scene.may_be_surname(line, at):
        return False
    if scene.words.name_endings and scene.is_word(token):
        return False  # *спикер Палаты*, *kandydat Demokratów*
    place = known.big_place(token.raw, scene.language)
    if place and (place.kind != "city" or place.population >= 300_000):
        return False
    return not scene.words.is_title(token.form) and not (
        scene.words.capital_nouns and line[at - 1].shape == "lower" and scene.is_word(token)
    )
