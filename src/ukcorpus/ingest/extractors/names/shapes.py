"""The steps that take a name from the front of a run of capitals, surest first."""

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.orgs import org_end
from ukcorpus.ingest.extractors.names.persons import find_person, starts_person
from ukcorpus.ingest.extractors.names.places import (
    find_compass,
    find_place,
    find_region_team,
    is_team,
    place_head,
)
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, Step, hit
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.ingest.extractors.names.unknown import find_unknown

LONGEST_ALIAS = 9
LONG_NOUN = 8
"""Letters from which a listed German noun is the body that is called so: *Bundeswehr*."""
JOINED = frozenset((" ", "-", "'"))
"""What holds the words of a listed name together: *Côte d'Ivoire*."""


def _never(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    if _is_party(scene, line, at, end):
        return at + 1 + (line[at + 1].shape == "upper"), None
    size = scene.is_never(line, at, len(line))
    if size > 1 and org_end(scene, line, at, end) > at + size:
        return None  # *Nord Stream AG*
    if size == 1 and (
        org_end(scene, line, at, end)
        or starts_person(scene, line, at, end)
        or _alias_size(scene, line, at, end) > 1
        or _long_town(scene, line, at, end)
        or find_compass(scene, line, at, end)
    ):
        return None
    return (at + size, None) if size else None


def _is_party(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether brackets hold a party and whose it is: *(R-Ohio)*."""
    if len(line[at].raw) != 1 or at + 1 >= end or line[at + 1].gap != "-":
        return False
    return scene.text[max(0, line[at].start - 1) : line[at].start] == "("


def _body(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """A country or body of the alias table, or an organisation by its head, whichever is longer."""
    size = _alias_size(scene, line, at, end)
    found = known.alias(scene.slice(line, at, at + size), scene.language) if size else None
    town = _long_town(scene, line, at, end) if not found else 0
    stop = org_end(scene, line, at, end)
    taken = _of_town(scene, line, at, town, end) if town and stop <= town else None
    if taken:
        return taken
    if found and found.kind == "place" and size > 1:
        stop = 0
    if stop > at + size and not (size > 1 and stop < end and scene.is_title(line, stop)):
        return hit(line, at, stop, "org", 0.9, "org-head")
    if found is None or (size == 1 and _is_given(scene, line, at, end)):
        return None
    if size == 1 and found.kind == "org" and _is_someones(scene, line, at):
        return at + 1, None
    after = at + 1
    hyphened = size == 1 and after < end and line[after].gap == "-"
    if hyphened and line[after].form in scene.words.place_after:
        return hit(line, at, at + 2, "place", 0.9, "place-head")
    after = at + size
    if found.kind == "place" and after < end and line[after].gap == " ":
        token = line[after]
        if token.shape == "cap" and token.form in scene.words.waters:
            return hit(line, at, after + 1, "place", 0.9, "place-head")
    if size == 1 and found.kind == "org" and not _sure_alone(scene, line[at], found.rule):
        return None
    if size > 1 and line[at].form in scene.words.articles:
        plain = known.alias(scene.slice(line, at + 1, at + size), scene.language)
        if plain:
            return hit(line, at + 1, at + size, plain.kind, 1.0, plain.rule)
    return hit(line, at, at + size, found.kind, 1.0, found.rule)


def _of_town(scene: Scene, line: list[Token], at: int, town: int, end: int) -> Hit:
    """The town ``line[at:town]``, or the body that begins with it: *St. Petersburg State …*."""
    if line[at].form in scene.words.articles and org_end(scene, line, at + 1, end) > town:
        return at + 1, None  # *La Guardia Civil*
    if is_team(scene, line, town, end):
        return hit(line, at, town + 1, "org", 0.5, "place-team")  # *San Francisco Giants*
    seated = org_end(scene, line, town, end) if town < end and line[town].gap == " " else 0
    if seated:
        return hit(line, at, seated, "org", 0.9, "org-head")
    return hit(line, at, town, "place", 0.9, "gazetteer")


def _long_town(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where a place of several words stops, as *San Francisco*; 0 if none begins here."""
    for n in range(min(4, end - at), 1, -1):
        if line[at + n - 1].shape in CAPITALS and not scene.is_titled(line, at):
            place = known.big_place(scene.slice(line, at, at + n), scene.language)
            if place and (place.kind != "city" or not known.first_name(line[at].form)):
                return at + n
    return 0


def _alias_size(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """How many tokens make the longest form of the alias table that begins here."""
    for n in range(_alias_reach(scene, line, at, end), 0, -1):
        if n == 1 and not _alone(scene, line[at]):
            continue
        if known.alias(scene.slice(line, at, at + n), scene.language):
            return n
    return 0


def _alias_reach(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """How many tokens are worth looking up; lower-case ones too: *Commission européenne*."""
    starts = known.alias_starts(scene.language)
    form = line[at].form
    longest = min(LONGEST_ALIAS, starts.get(form, 1))
    if scene.words.name_endings:
        longest = max(longest, starts.get(known.base(form, scene.language), 1))
    if longest == 1 or end - at >= longest:
        return longest
    reach = end
    while reach < len(line) and reach - at < longest and line[reach].gap in JOINED:
        stopped = line[reach].shape == "lower" and line[reach].form in scene.words.stop
        if line[reach - 1].possessive or (stopped and line[reach].form not in scene.words.links):
            break
        reach += 1
    return reach - at


def _alone(scene: Scene, token: Token) -> bool:
    """Whether one token may be looked up by itself."""
    if token.shape == "upper" or (len(token.raw) == 2 and token.raw[1].isdigit()):
        return True
    return token.form not in scene.words.stop and not scene.blocked(token) and len(token.raw) > 2


def _is_someones(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether a common word is another body's, as in *the People's Congress*."""
    if at == 0 or line[at].gap != " " or line[at].shape == "upper":
        return False
    before = line[at - 1]
    return before.possessive and before.shape in CAPITALS and scene.is_word(line[at])


def _sure_alone(scene: Scene, token: Token, rule: str) -> bool:
    """Whether one listed word is the body here: not *Bild* where every noun has a capital."""
    if token.shape == "upper" or not scene.is_word(token):
        return True
    if scene.words.capital_nouns:
        return rule == "alias" or len(token.raw) >= LONG_NOUN
    return scene.has_evidence(token)


def _is_given(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a place's name is a first name here, as in *Israel Katz*."""
    after = at + 1
    if after >= end or line[after].gap != " " or line[at].shape != "cap":
        return False
    token = line[after]
    return (
        token.shape == "cap"
        and known.given_name(line[at].form, scene.language)
        and not scene.is_word(token)
        and not scene.blocked(token)
        and not scene.is_title(line, after)
        and not starts_person(scene, line, after, end)
        and known.alias(token.raw, scene.language) is None
        and known.big_place(token.raw, scene.language) is None
    )


def _skipped(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """Titles, nationalities, months; and words whose capital is the sentence's."""
    token = line[at]
    titled = scene.is_titled(line, at) and scene.may_be_surname(line, at)
    if titled:
        return None
    if scene.blocked(token) and not starts_person(scene, line, at, end):
        return at + 1, None
    after = at + 1
    named = token.form in scene.words.other_before
    if named and after < end and line[after].gap == " " and line[after].shape == "cap":
        return after + 1, None
    qualifies = token.form in scene.words.qualifiers and after < end and line[after].gap == " "
    if qualifies and scene.is_title(line, after):
        return after, None
    if scene.is_title(line, at) and not scene.is_titled(line, at):
        return at + 1, None
    if token.form not in scene.words.stop or token.shape != "cap":
        return None
    if token.form in scene.words.particles and not token.starts:
        return None
    article = token.starts or token.form in scene.words.articles
    if not article and place_head(scene, line, at, end):
        return None
    return None if starts_person(scene, line, at, end) else (at + 1, None)


STEPS: tuple[Step, ...] = (
    _never,
    _body,
    find_compass,
    _skipped,
    find_region_team,
    find_person,
    find_place,
    find_unknown,
)
