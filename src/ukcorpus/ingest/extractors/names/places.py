"""Places by gazetteer and context: *in X*, *city of X*, *X region*, *Oost-X*."""

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, hit
from ukcorpus.ingest.extractors.names.tokens import Token


def find_place(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    words = scene.words
    for n in range(min(4, end - at), 0, -1):
        last = line[at + n - 1]
        if last.shape not in CAPITALS:
            continue
        written = scene.slice(line, at, at + n)
        placed = _in_place_context(scene, line, at, at + n)
        place = known.big_place(written, scene.language)
        if place is None and placed:
            place = next(iter(known.places(written, scene.language)), None)
        if place is None or (
            n == 1 and not _place_alone(scene, line, at, placed, place.population)
        ):
            continue
        if n == 1 and place.kind == "city" and not placed and _goes_on(scene, line, at + 1, end):
            continue
        return hit(line, at, at + n, "place", 0.9 if placed else 0.7, "gazetteer")
    head = at + 1
    while head < end and line[head].shape in CAPITALS and head - at < 4:
        headed = line[head].form in words.place_after and line[head].gap in (" ", "-")
        if headed and not (line[at].starts and all(scene.is_word(t.form) for t in line[at:head])):
            return hit(line, at, head + 1, "place", 0.8, "place-head")
        head += 1
    return None


def find_compass(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """*Oost-Oekraïne*: a part of a country with a name of its own."""
    if line[at].form not in scene.words.compass or at + 1 >= end or line[at + 1].gap != "-":
        return None
    if known.big_place(line[at + 1].raw, scene.language):
        return hit(line, at, at + 2, "place", 0.9, "compass")
    return None


def _goes_on(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether an unknown capital follows, so that both are one name: *Volodymyr Xyz*."""
    if at >= end or line[at].gap != " " or line[at].shape != "cap":
        return False
    token = line[at]
    return not (
        scene.is_word(token.form)
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


def _place_alone(scene: Scene, line: list[Token], at: int, placed: bool, population: int) -> bool:
    token = line[at]
    if token.form in scene.words.stop or scene.blocked(token) or len(token.raw) < 3:
        return False
    if token.starts and (token.form in scene.lower or not _sure_place(scene, token, population)):
        return False
    if placed:
        return True
    if token.shape == "upper" and len(token.raw) < 5:
        return False
    if known.first_name(token.form):
        return population >= 400_000
    return population >= 100_000 or not scene.is_word(token.form)


def _sure_place(scene: Scene, token: Token, population: int) -> bool:
    return (
        token.form in scene.inside
        or population >= 100_000
        or not known.is_word(token.form, scene.language)
    )
