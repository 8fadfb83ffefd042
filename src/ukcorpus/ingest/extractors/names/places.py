"""Places by gazetteer and context: *in X*, *city of X*, *X region*, *Oost-X*."""

from ukcorpus.authority.gazetteer import Place
from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.scene import CAPITALS, PERSONAL, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, hit
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.text.normal import APOSTROPHES

LARGE = 60_000
"""Inhabitants of a town that is called like a thing in a language where nouns have capitals."""
METROPOLIS = 500_000
"""Inhabitants of a city that begins a line in four capitals: *KYIV, 5 July*."""
VAST = 10**9
"""What a country, region or sea counts for where cities are weighed by their inhabitants."""


def find_place(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """The place that begins at ``at``, by its head word or by the gazetteer."""
    headed = place_head(scene, line, at, end)
    for n in range(min(4, end - at), 0, -1):
        if at + n < headed:
            break
        if line[at + n - 1].shape not in CAPITALS:
            continue
        placed = _in_place_context(scene, line, at, at + n)
        written = scene.slice(line, at, at + n)
        place = known.big_place(written, scene.language)
        if place is None and placed:
            place = next(iter(known.places(written, scene.language)), None)
        if place is None or (n == 1 and not _believed(scene, line, at, end, placed, place)):
            continue
        stop = at + n
        team = _team_end(scene, line, stop, end) if place.kind == "city" else 0
        if team and place.population < 300_000 and not any(map(scene.is_word, line[stop:team])):
            continue  # two capitals, neither of them a word, are rather a person's
        if team:
            return hit(line, at, team, "org", 0.4, "place-team")
        if (
            stop < len(line)
            and line[stop].gap == " "
            and line[stop].form in scene.words.place_after
        ):
            whole = known.big_place(scene.slice(line, at, stop + 1), scene.language)
            if whole and whole.kind != "city":
                stop += 1
        return hit(line, at, stop, "place", 0.9 if placed else 0.7, "gazetteer")
    if headed:
        return hit(line, at, headed, "place", 0.8, "place-head")
    district = _district_end(scene, line, at)
    return hit(line, at, district, "place", 0.8, "place-head") if district else None


def _district_end(scene: Scene, line: list[Token], at: int) -> int:
    """Where an adjective and a place's noun stop: *Добровеличківського району*; 0 if none do."""
    words, after = scene.words, at + 1
    if after < len(line) and line[after].gap == "-" and line[after].shape == "cap":
        at, after = after, after + 1  # *Івано-Франківської області*
    if after >= len(line) or line[after].gap != " " or line[at].shape != "cap":
        return 0
    adjective = line[at].form.endswith(words.adjective_endings) and not words.is_people(
        line[at].form
    )
    return after + 1 if adjective and line[after].form in words.place_after else 0


def find_region_team(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """*Texas Rangers*: a region and a plural, before the region is taken for a first name."""
    for stop in range(at + 1, min(at + 3, end)):
        if is_team(scene, line, stop, end):
            place = known.big_place(scene.slice(line, at, stop), scene.language)
            if place and place.kind == "region":
                return hit(line, at, stop + 1, "org", 0.5, "place-team")
    return None


def place_head(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where a name that ends with a capital *Sea*, *Oblast*, *Street* stops; 0 if none does."""
    for head in range(at + 1, min(end, at + 5)):
        token = line[head]
        if token.shape not in CAPITALS or line[head - 1].possessive:
            return 0
        if token.form in scene.words.place_after and token.gap in (" ", "-"):
            common = all(scene.is_word(t) for t in line[at:head])
            return 0 if common and line[at].starts else head + 1
    return 0


def find_compass(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """*Oost-Oekraïne*: a part of a country with a name of its own."""
    if line[at].form not in scene.words.compass or at + 1 >= end:
        return None
    after = line[at + 1]
    if after.gap == " " and after.shape == "cap" and after.form in scene.words.place_after:
        return hit(line, at, at + 2, "place", 0.8, "place-head")
    headed = place_head(scene, line, at, end) if line[at].form in scene.words.parts else 0
    if headed and line[headed - 1].form in scene.words.streets:
        return hit(line, at, headed, "place", 0.8, "place-head")  # *East Mountain Street*
    parted = after.gap == " " and line[at].form in scene.words.parts and not line[at].starts
    if after.gap != "-" and not (parted and line[at].shape == after.shape == "cap"):
        return None
    if known.big_place(line[at + 1].raw, scene.language):
        return hit(line, at, at + 2, "place", 0.9, "compass")
    return None


def _team_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where capitals after a city stop that make a body of it: *Chicago Bulls*; 0 if none do."""
    stop = at
    if scene.words.name_endings:
        return 0
    while stop < end and stop - at < 3 and line[stop].gap == " " and not line[stop - 1].possessive:
        token = line[stop]
        if token.shape != "cap" or scene.blocked(token) or scene.is_title(line, stop):
            break
        if token.form in scene.words.stop or known.alias(token.raw, scene.language):
            return 0
        stop += 1
    if stop == at or line[stop - 1].form in scene.words.other_after:
        return 0
    if known.big_place(line[at].raw, scene.language):
        return 0
    return 0 if stop < end and scene.is_title(line, stop) else stop


def is_team(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether one plural word follows a region, as in *Texas Rangers*."""
    if at >= end or line[at].gap != " " or line[at].shape != "cap":
        return False
    plural = line[at].form.endswith("s") and scene.is_word(line[at])
    return plural and not scene.words.name_endings and _team_end(scene, line, at, end) == at + 1


def _goes_on(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether an unknown capital follows, so that both are one name: *Volodymyr Xyz*."""
    if at >= end or line[at].gap != " " or line[at].shape != "cap":
        return False
    token = line[at]
    return not (
        scene.is_word(token)
        or scene.blocked(token)
        or scene.is_title(line, at)
        or known.alias(token.raw, scene.language)
        or known.big_place(token.raw, scene.language)
    )


def _in_place_context(scene: Scene, line: list[Token], start: int, end: int) -> bool:
    """*in X*, *city of X*, *X region*."""
    words = scene.words
    if end < len(line) and line[end].gap == " " and line[end].form in words.place_after:
        return True
    if start == 0 or line[start].gap != " ":
        return False
    before = line[start - 1]
    if before.form in words.prepositions and before.shape == "lower":
        return True
    phrase = tuple(token.form for token in line[max(0, start - 2) : start])
    return phrase in words.place_before or phrase[1:] in words.place_before


def _is_of(line: list[Token], at: int) -> bool:
    """Whether *of* stands before a word, which need not mean a place: *Minister of Economy*."""
    return at > 0 and line[at - 1].form in PERSONAL


def _believed(
    scene: Scene, line: list[Token], at: int, end: int, placed: bool, place: Place
) -> bool:
    """Whether one word is a place here, and not a common word, a first name or half a name."""
    token = line[at]
    if token.form in scene.words.stop or scene.blocked(token) or len(token.raw) < 3:
        return False
    if (
        token.form in scene.words.compass
        or token.form in scene.words.place_after
        or any(char.isdigit() for char in token.raw)
    ):
        return False
    people = place.population if place.kind == "city" else VAST
    common = scene.is_word(token)
    if _is_called_else(scene, line, at, common, placed, place):
        return False
    if token.starts and (
        token.form in scene.lower or (token.form not in scene.times and people < 500_000 and common)
    ):
        return False
    if placed and not (people < 100_000 and common and _is_of(line, at)):
        return True
    if place.kind == "city" and _goes_on(scene, line, at + 1, end):
        return False
    if token.shape == "upper" and len(token.raw) < 5:
        return token.starts and not common and METROPOLIS <= people < VAST
    if known.given_name(token.form, scene.language):
        return people >= 400_000
    return people >= 100_000 or not common


def _is_called_else(
    scene: Scene, line: list[Token], at: int, common: bool, placed: bool, place: Place
) -> bool:
    """Whether a person or a thing is called like the place: *Обама*, *in der Region*."""
    words, token = scene.words, line[at]
    if place.kind == "country":
        return False
    if at and line[at].gap == "|" and line[at - 1].form in words.kin:
        return known.first_name(token.form)  # *his wife, Lara*
    if known.surname(token.form, scene.language) or token.raw[1:2] in APOSTROPHES:
        return True  # *O'Hara* is no Ōhara
    if words.name_endings and place.kind == "area" and known.given_name(token.form, scene.language):
        return True  # *Анатолія*
    if not common:
        return False
    home = place.country.lower() in words.home
    if scene.is_determined(line, at) or (place.kind == "region" and not (home or placed)):
        return True
    if not (words.capital_nouns or words.name_endings):
        return False
    if token.starts and not home and words.name_endings:
        return True  # *Решта*, no town in Iran
    small = place.kind == "city" and place.population < LARGE
    if home:
        return small and token.form.endswith(words.adjective_endings)
    return small or (place.kind == "region" and not placed)
