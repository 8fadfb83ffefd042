"""The steps that take a name from the front of a run of capitals, surest first."""

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.orgs import org_end
from ukcorpus.ingest.extractors.names.persons import find_person, starts_person
from ukcorpus.ingest.extractors.names.places import find_compass, find_place
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, Step, hit
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.ingest.extractors.names.unknown import find_unknown

LONGEST_ALIAS = 6


def _never(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    size = scene.is_never(line, at, end)
    if size == 1 and (org_end(scene, line, at, end) or starts_person(scene, line, at, end)):
        return None
    return (at + size, None) if size else None


def _body(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """A country or body of the alias table, or an organisation by its head, whichever is longer."""
    size, found = 0, None
    for n in range(min(LONGEST_ALIAS, end - at), 0, -1):
        if line[at + n - 1].shape not in CAPITALS or (n == 1 and not _alone(scene, line[at])):
            continue
        found = known.alias(scene.slice(line, at, at + n), scene.language)
        if found:
            size = n
            break
    stop = org_end(scene, line, at, end)
    if stop > at + size and not (size > 1 and stop < end and scene.is_title(line, stop)):
        return hit(line, at, stop, "org", 0.9, "org-head")
    if found is None or (size == 1 and _is_given(scene, line, at, end)):
        return None
    if size == 1 and found.kind == "org" and not _sure_alone(scene, line[at]):
        return None
    if size > 1 and line[at].form in scene.words.articles:
        plain = known.alias(scene.slice(line, at + 1, at + size), scene.language)
        if plain:
            return hit(line, at + 1, at + size, plain.kind, 1.0, plain.rule)
    return hit(line, at, at + size, found.kind, 1.0, found.rule)


def _alone(scene: Scene, token: Token) -> bool:
    """Whether one token may be looked up by itself."""
    if token.shape == "upper":
        return True
    return token.form not in scene.words.stop and not scene.blocked(token) and len(token.raw) > 2


def _sure_alone(scene: Scene, token: Token) -> bool:
    if token.shape == "upper":
        return True
    return scene.has_evidence(token) if scene.is_word(token.form) else True


def _is_given(scene: Scene, line: list[Token], at: int, end: int) -> bool:
    """Whether a place's name is a first name here, as in *Israel Katz*."""
    after = at + 1
    if after >= end or line[after].gap != " " or line[at].shape != "cap":
        return False
    token = line[after]
    return (
        token.shape == "cap"
        and known.first_name(line[at].form)
        and not scene.is_word(token.form)
        and not scene.blocked(token)
        and not scene.is_title(line, after)
        and known.alias(token.raw, scene.language) is None
        and known.big_place(token.raw, scene.language) is None
    )


def _skipped(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """Titles, nationalities, months; and words whose capital is the sentence's."""
    token = line[at]
    if scene.blocked(token) and not (
        token.form in scene.words.calendar and starts_person(scene, line, at, end)
    ):
        return at + 1, None
    if scene.is_title(line, at) and not scene.is_titled(line, at):
        return at + 1, None
    if token.form not in scene.words.stop or token.shape != "cap":
        return None
    return None if starts_person(scene, line, at, end) else (at + 1, None)


STEPS: tuple[Step, ...] = (
    _never,
    _body,
    find_compass,
    _skipped,
    find_person,
    find_place,
    find_unknown,
)
