"""Capitals that no list knows, judged by their neighbours."""

import re

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.persons import person_end, starts_person
from ukcorpus.ingest.extractors.names.scene import CAPITALS, PERSONAL, Scene
from ukcorpus.ingest.extractors.names.steps import Hit, hit
from ukcorpus.ingest.extractors.names.tokens import Token, is_camel
from ukcorpus.model.names import Kind

LONGEST = 8
"""Tokens of a name that no list knows."""
_NUMERAL = re.compile("(?:[IVX]{2,}|[IVXL]{3,})(?:e|er|ème)?")
"""Of a chapter or a century."""
BEARERS = frozenset(("er", "ers", "ster"))
"""What makes people of an acronym: *VVD'er*."""
NOTHING: tuple[Kind | None, float] = (None, 0.0)


def find_unknown(scene: Scene, line: list[Token], at: int, end: int) -> Hit | None:
    """What is left: capitals that no list knows, judged by their neighbours."""
    surname = _particle_name(scene, line, at, end)
    if surname:
        before = line[at - 1].form if line[at].gap == " " else ""
        placed = before in scene.words.prepositions and before not in PERSONAL
        return hit(line, at, surname, "place" if placed else "person", 0.6, "particle")
    thing = at > 0 and line[at].gap == " " and line[at - 1].form in scene.words.other_before
    if thing or not scene.has_evidence(line[at]):
        return at + 1, None
    stop = _unknown_end(scene, line, at, end)
    whole = _with_full_name(scene, line, at, stop, end)
    if whole:
        return hit(line, at, whole, "person", 0.7, "first-name")
    if stop == at + 1 and line[at].raw in scene.words.country_codes and _is_code(scene, line, at):
        return hit(line, at, stop, "place", 0.6, "code")
    if stop > at + 1 and line[at].form in scene.words.org_firsts:
        return hit(line, at, stop, "org", 0.7, "org-head")
    last = line[stop - 1].form
    if last in scene.words.other_after:
        return stop, None
    if len(last) > 6 and last.endswith(scene.words.org_endings):
        return hit(line, at, stop, "org", 0.7, "org-head")
    if len(last) > 7 and last.endswith(scene.words.place_endings):
        return hit(line, at, stop, "place", 0.7, "place-head")
    kind, score = _judge(scene, line, at, stop)
    return hit(line, at, stop, kind, score, "capitals") if kind else (stop, None)


def _with_full_name(scene: Scene, line: list[Token], at: int, stop: int, end: int) -> int:
    """Where a name stops whose first part no list knows: *Firmain Eric Xyz*; 0 if it is none."""
    token = line[at]
    if stop != at + 1 or stop >= end or token.shape != "cap" or len(token.raw) < 3:
        return 0
    plain = line[stop].gap == " " and not token.possessive and not is_camel(token.raw)
    if not plain or scene.is_titled(line, at) or scene.is_determined(line, at):
        return 0
    if scene.is_word(token):
        return 0
    inflects = scene.words.capital_nouns or scene.words.name_endings
    if inflects or not starts_person(scene, line, stop, end):
        return 0
    return person_end(scene, line, stop, end)


def _unknown_end(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where the unknown capitals that begin at ``at`` stop: before a title or a first name."""
    stop = at + 1
    while stop < min(end, at + LONGEST) and not line[stop - 1].possessive:
        token = line[stop]
        if token.shape not in CAPITALS or scene.is_title(line, stop) or _ends_unknown(scene, token):
            break
        if token.gap == " " and starts_person(scene, line, stop, end):
            break
        stop += 1
    while stop > at + 1 and line[stop - 1].form in scene.words.stop:
        stop -= 1
    return stop


def _ends_unknown(scene: Scene, token: Token) -> bool:
    return (
        scene.blocked(token)
        or token.form in scene.words.stop
        or (token.shape == "cap" and known.alias(token.raw, scene.language) is not None)
    )


def _judge(scene: Scene, line: list[Token], at: int, stop: int) -> tuple[Kind | None, float]:
    """Kind and score of capitals that no list knows; no kind when they are likely no name."""
    words, size = scene.words, stop - at
    common = sum(_is_noun(scene, token) for token in line[at:stop])
    before = line[at - 1] if at and line[at].gap == " " else None
    if before and before.shape == "lower" and words.is_org_noun(before.form):
        return "org", 0.6
    if any(token.gap == "&" for token in line[at + 1 : stop]):
        return "org", 0.6
    shouted = common and size > 2 and all(token.shape == "upper" for token in line[at:stop])
    if shouted or (size > 1 and common == size) or _is_plural_of_place(scene, line, at, stop):
        return NOTHING
    if before and before.shape == "lower" and (before.form,) in words.place_before:
        return "place", 0.6
    form = before.form if before else ""
    if size == 1:
        return _judge_one(scene, line, at, form)
    if any(char.isdigit() for token in line[at:stop] for char in token.raw):
        return NOTHING
    if form in words.articles:
        return "org", 0.5
    if form in words.prepositions and form not in PERSONAL:
        return "org", 0.3
    shaped = _judge_shape(line, at, stop)
    if shaped:
        return shaped
    if size > 3:
        return "org", 0.4
    spoken = stop < len(line) and line[stop].form in words.says
    plain = not scene.is_word(line[stop - 1]) or spoken or words.name_endings
    return ("person", 0.5) if plain else NOTHING  # *Rogaine Sales*


def _is_plural_of_place(scene: Scene, line: list[Token], at: int, stop: int) -> bool:
    """Whether these are the people of a place: *Iowans*, *Sri Lankans*."""
    written = scene.slice(line, at, stop)
    if not scene.words.plural_people or not written.endswith("ns"):
        return False
    place = known.big_place(written[:-2], scene.language)
    return place is not None and place.kind != "city"


def _is_noun(scene: Scene, token: Token) -> bool:
    """Whether a word is a common one, or two in one where every noun has a capital."""
    if scene.is_word(token):
        return True
    return scene.words.capital_nouns and known.is_compound(token.raw.lower(), scene.language)


def _judge_one(scene: Scene, line: list[Token], at: int, before: str) -> tuple[Kind | None, float]:
    """The same of a single word, with the form ``before`` it."""
    words, token = scene.words, line[at]
    following = line[at + 1] if at + 1 < len(line) and line[at + 1].gap == " " else None
    after = following.form if following else ""
    if _is_no_name(scene, line, at):
        return NOTHING
    if at + 1 < len(line) and line[at + 1].gap == "-" and line[at + 1].shape == "lower":
        return _judge_compound(scene, line, at)
    if is_camel(token.raw):
        return "org", 0.6
    if token.shape == "upper":
        return _judge_acronym(scene, token)
    measured = _measured(scene, token, following)
    if measured:
        return measured
    if before in words.articles:
        common = scene.is_word(token) and not _is_half(scene, line, at)
        if scene.times[token.form] < 2 or words.capital_nouns or common:
            return NOTHING
        return "org", 0.4
    if _is_called(scene, token, after):
        return "person", 0.4
    if scene.is_word(token):
        speaks = after in words.says and not token.starts and not _is_half(scene, line, at)
        return ("person", 0.5) if speaks else NOTHING
    if words.capital_nouns and not (token.form in scene.times and after in words.says):
        return NOTHING
    if before in words.prepositions and before not in PERSONAL and not token.possessive:
        return "place", 0.5
    return "person", 0.5


def _judge_shape(line: list[Token], at: int, stop: int) -> tuple[Kind | None, float] | None:
    """What capitals inside or all through its words make of a name of several."""
    name = line[at:stop]
    if any(is_camel(token.raw) for token in name):
        return "org", 0.5
    if name[0].shape == "cap" and _NUMERAL.fullmatch(name[-1].raw):
        return "person", 0.6  # *Benedykt XVI*
    if not any(token.shape == "upper" and "." not in token.raw for token in name):
        return None
    named = len(name) < 4 and known.first_name(name[0].form) and len(name[0].raw) > 2
    return ("person" if named and all(t.shape == "upper" for t in name) else "org"), 0.5


def _measured(
    scene: Scene, token: Token, following: Token | None
) -> tuple[Kind | None, float] | None:
    """What the noun that follows makes of a word: *the Xyz river*, *the Xyz administration*."""
    if following is None or scene.is_word(token):
        return None
    if following.shape == "lower" and following.form in scene.words.waters:
        return "place", 0.6
    return ("person", 0.5) if following.form in scene.words.person_nouns else None


def _is_no_name(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether one word is a letter, a number, a code or a misprinted nationality."""
    token = line[at]
    if len(token.raw) < 2 or any(char.isdigit() for char in token.raw):
        return True
    if token.raw[-1] == "s" and token.raw[:-1].isupper() and len(token.raw) > 2:
        return True  # *IDPs*
    if token.form.partition("'")[2] in BEARERS:
        return True
    if scene.words.genitive and known.is_of_country(token.raw.lower(), scene.language):
        return True
    return known.misprinted_demonym(token.form, scene.language) or _is_code(scene, line, at)


def _judge_compound(scene: Scene, line: list[Token], at: int) -> tuple[Kind | None, float]:
    """*Abc-manager*, *ABC-aandeel*: what has one is a body; of the rest nothing is known."""
    words, token, head = scene.words, line[at], line[at + 1].form
    has = head in words.org_things or words.is_title(head) or words.is_org_noun(head)
    if not has or (token.starts and scene.is_word(token)) or token.form in scene.lower:
        return NOTHING
    if token.shape == "upper":
        return _judge_acronym(scene, token)
    return ("org", 0.5) if not scene.is_word(token) else NOTHING


def _is_half(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether a common word is the end of a longer name, or a body: *Flying Tigers*, *Port*."""
    words, token = scene.words, line[at]
    if token.form in words.org_after or token.form in words.org_before:
        return True
    if token.form in words.place_after:
        return True
    return at > 0 and token.gap == " " and line[at - 1].shape == "cap"


def _is_called(scene: Scene, token: Token, after: str) -> bool:
    """Whether a word is a first name used alone; a common word needs more than one sight."""
    if not known.first_name(token.form) or token.form in scene.lower:
        return False
    if scene.words.capital_nouns and scene.is_word(token):
        return False  # *der Golf-Star*
    often = scene.capitals[token.form] > 1 or after in scene.words.says
    return often or not scene.is_word(token)


def _judge_acronym(scene: Scene, token: Token) -> tuple[Kind | None, float]:
    if len(token.raw) > 8 or "." in token.raw or _is_common(scene, token):
        return NOTHING  # *N.Y.* and *S.A.* are no bodies either
    if _NUMERAL.fullmatch(token.raw):
        return NOTHING
    if scene.is_word(token):
        return ("org", 0.4) if len(token.raw) < 5 else NOTHING
    return "org", 0.7


def _is_common(scene: Scene, token: Token) -> bool:
    """Whether a shouted word is one of the text's or a language's commonest: *CAN*, *NEVER*."""
    words = scene.words
    return token.form in words.stop or token.form in words.calendar or token.form in scene.lower


def _particle_name(scene: Scene, line: list[Token], at: int, end: int) -> int:
    """Where a surname stops that begins with a capital particle: *De Gucht*, *Van den Broek*."""
    if line[at].form not in scene.words.particles or line[at].starts:
        return 0
    reach = at + 1
    while reach < min(end, at + LONGEST) and line[reach].form in scene.words.particles:
        reach += 1
    if reach >= end or line[reach].shape != "cap" or line[reach].gap == "|":
        return 0
    if scene.is_word(line[reach]) or scene.blocked(line[reach]):
        return 0
    listed = known.alias(line[reach].raw, scene.language) if reach == at + 1 else None
    return 0 if listed and listed.kind == "place" else reach + 1  # *La Russie*


def _is_code(scene: Scene, line: list[Token], at: int) -> bool:
    """Whether a short word in brackets is a code: *(Ita)*, *<IBM.N>*."""
    token = line[at]
    before = scene.text[max(0, token.start - 2) : token.start]
    if before.endswith("<") and token.shape == "upper":
        return scene.text[token.end : token.end + 1] in (">", ".")
    return "(" in before and token.shape == "cap" and len(token.raw) <= 4
