"""Capitals that no list knows, judged by their neighbours."""

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.people import LONG_ENOUGH, is_misprint
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, hit
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.model.names import Kind


def find_unknown(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """What is left: capitals that no list knows, judged by their neighbours."""
    stop = at + 1
    while stop < end and not line[stop - 1].possessive:
        token = line[stop]
        if token.shape not in CAPITALS or scene.is_title(line, stop) or _ends_unknown(scene, token):
            break
        stop += 1
    if not scene.has_evidence(line[at]):
        return at + 1, None
    while stop > at + 1 and line[stop - 1].form in scene.words.stop:
        stop -= 1
    kind, score = _judge(scene, line, at, stop)
    return hit(line, at, stop, kind, score, "capitals") if kind else (stop, None)


def _ends_unknown(scene: Scene, token: Token) -> bool:
    return (
        scene.blocked(token)
        or token.form in scene.words.stop
        or (token.shape == "cap" and known.alias(token.raw, scene.language) is not None)
    )


def _judge(scene: Scene, line: list[Token], at: int, stop: int) -> tuple[Kind | None, float]:
    """Kind and score of capitals that no list knows; no kind when they are likely no name."""
    words, size = scene.words, stop - at
    token = line[at]
    common = sum(scene.is_word(t.form) for t in line[at:stop])
    before = line[at - 1].form if at and line[at].gap == " " else ""
    after = line[stop].form if stop < len(line) and line[stop].gap == " " else ""
    if size == 1:
        if len(token.raw) < 2 or any(char.isdigit() for char in token.raw):
            return None, 0.0
        if token.shape == "upper":
            return (None, 0.0) if len(token.raw) > 8 else ("org", 0.7)
        if _is_demonym(scene, token):
            return None, 0.0
        if common:
            return ("person", 0.5) if after in words.says and not token.starts else (None, 0.0)
        if scene.language == "de" and not (token.form in scene.inside and after in words.says):
            return None, 0.0
    elif common == size or any(char.isdigit() for t in line[at:stop] for char in t.raw):
        return None, 0.0
    if before in words.articles:
        return "org", 0.5
    if before in words.prepositions and before not in ("of", "van", "von", "de", "by"):
        return ("place", 0.5) if size == 1 else ("org", 0.3)
    if size == 1:
        return "person", 0.5
    if any(t.shape == "upper" for t in line[at:stop]):
        return "org", 0.5
    return ("person", 0.5) if size <= 3 else ("org", 0.4)


def _is_demonym(scene: Scene, token: Token) -> bool:
    """Whether a word is a nationality with a misprint: *Ukrainains*."""
    if len(token.form) < LONG_ENOUGH + 2:
        return False
    return any(
        is_misprint(token.form, demonym)
        for demonym in scene.words.demonyms
        if abs(len(demonym) - len(token.form)) < 2 and demonym[0] == token.form[0]
    )
