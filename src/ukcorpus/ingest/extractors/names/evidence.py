"""What a document says about capitals that no list knows: who is spoken of as man, body or town."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.lexicon import Lexicon
from ukcorpus.ingest.extractors.names.lists import kinds_by_row
from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.scene import CAPITALS, Scene
from ukcorpus.ingest.extractors.names.tokens import Token, is_camel
from ukcorpus.model.names import KINDS, Kind

WEAK = "capitals"
"""The rule of names that no list knows."""
UNSURE = frozenset(("capitals", "first-name"))
"""Rules that a company's full name overrules: *Samuel Montagu* of *Samuel Montagu and Co*."""
ENOUGH = 1.0
"""Weight of clues from which they say what a name is."""
QUOTES = frozenset("\"'“”„‘’«»")
REACH = 6
"""Tokens in which an apposition names what a thing is: *X, a small farming village*."""

Votes = Counter[Kind]
Clue = tuple[Kind, float, str]


def _clues(scene: Scene, line: list[Token], at: int, stop: int) -> Iterator[Clue]:
    """What the neighbours of the name ``line[at:stop]`` say of its kind."""
    shouted = line[at].shape == "upper" or is_camel(line[at].raw)
    for find, place in ((_before, at), (_after, stop), (_apposition, stop)):
        for clue in find(scene, line, place):
            if clue[0] != "person" or not shouted:
                yield clue


def _before(scene: Scene, line: list[Token], at: int) -> Iterator[Clue]:
    words = scene.words
    if at == 0 or line[at].gap != " ":
        return
    before = line[at - 1]
    if before.shape == "lower" and words.is_org_noun(before.form):
        yield "org", 2, "noun"
    if before.form in words.naming and at > 1 and line[at - 2].form in words.org_nouns:
        yield "org", 2, "named"
    if before.form in words.says and before.shape == "lower":
        yield "person", 1, "saysX"
    definite = before.form in words.articles and before.form not in words.determiners
    if words.article_bodies and definite and not _is_persons(line, at, words):
        yield "org", 1, "the-X"
    links = words.org_links | words.particles | words.prepositions
    if at > 1 and before.form in links and line[at - 1].gap == " " and before.shape == "lower":
        head = line[at - 2]
        if head.form in words.org_things:
            yield "org", 2, "thing-of"
        elif head.form in words.town_things:
            yield "place", 2, "mayor-of"
        elif head.form in words.kin:
            yield "person", 1, "son-of"
        elif scene.is_title(line, at - 2) and before.form in ("of", "van", "von", "de", "du", "di"):
            yield "org", 1, "title-of"


def _is_persons(line: list[Token], at: int, words: Lexicon) -> bool:
    """Whether a person is only the measure of what follows: *the Xyz family*, *the Xyzs*."""
    following = line[at + 1] if at + 1 < len(line) and line[at + 1].gap in (" ", "-") else None
    if line[at].form.endswith("s") or line[at].possessive:
        return True
    return following is not None and following.form not in words.says


def _after(scene: Scene, line: list[Token], stop: int) -> Iterator[Clue]:
    words = scene.words
    if stop >= len(line):
        return
    after = line[stop]
    if line[stop - 1].possessive or after.gap in (" ", "-"):
        if after.form in words.org_things:
            yield "org", 2, "X-thing"
        if line[stop - 1].possessive and after.gap == " " and scene.is_title(line, stop):
            yield "org", 1, "X's-title"
        if not line[stop - 1].possessive and after.form in words.says and after.gap == " ":
            yield "person", 0.5, "Xsays"
    if after.gap == " " and after.shape == "lower" and after.form in words.waters:
        yield "place", 3, "X-river"
    between = scene.text[line[stop - 1].end : after.start].strip()
    if between == "," and after.shape == "digit" and after.raw.isdigit() and len(after.raw) == 2:
        yield "person", 2, "age"
    if between in (",", "") and after.form in words.pronouns:
        yield "person", 2, "who"
    if between in (",", "(") and _is_container(scene, line, stop):
        yield "place", 2, "X,place"


def _is_container(scene: Scene, line: list[Token], stop: int) -> bool:
    """Whether a country or region follows, as in *Xyz, Ohio*."""
    for size in (2, 1):
        if stop + size <= len(line) and line[stop].shape in CAPITALS:
            written = scene.slice(line, stop, stop + size)
            place, alias = (
                known.big_place(written, scene.language),
                known.alias(written, scene.language),
            )
            if (place and place.kind != "city") or (alias and alias.kind == "place"):
                return True
    return False


def _apposition(scene: Scene, line: list[Token], stop: int) -> Iterator[Clue]:
    """*X, a village in …*, *X is a brand of …*: the first noun that is of a kind tells it."""
    words = scene.words
    at = stop
    if at < len(line) and line[at].gap == " " and line[at].form in words.copulas:
        at += 1
    elif at >= len(line) or scene.text[line[stop - 1].end : line[at].start].strip() != ",":
        return
    if at >= len(line) or line[at].form not in words.articles:
        return
    for reach in range(at + 1, min(len(line), at + REACH)):
        token = line[reach]
        if token.gap not in (" ", "-") or token.form in words.prepositions:
            return
        if token.form in words.town_nouns:
            yield "place", 3, "is-town"
            return
        if token.form in words.org_nouns or token.form in words.org_before:
            yield "org", 3, "is-org"
            return
        if scene.is_title(line, reach):
            yield "person", 3, "is-title"
            return


def settle(scene: Scene, found: list[RawMention]) -> list[RawMention]:
    """``found`` with unknown capitals typed by their clues, and without those that have none."""
    if all(mention.rule != WEAK for mention in found):
        return found
    gathered = _gather(scene, found)
    rows = kinds_by_row(scene, found, WEAK)
    surnames, heads = _anchors(scene, found)
    tables = frozenset() if scene.words.lone_people else _tables(scene)
    bodies = {mention.end for mention in found if mention.kind == "org"}
    times = Counter(_stem(scene, scene.text[m.start : m.end].casefold()) for m in found)
    settled = []
    for mention in found:
        form = scene.text[mention.start : mention.end].casefold()
        if mention.rule in UNSURE and form in heads:
            settled.append(RawMention(mention.start, mention.end, "org", 0.6, "clue"))
            continue
        if mention.rule == WEAK and mention.start in tables:
            continue
        if mention.rule == WEAK and _stem(scene, form) not in surnames:
            votes = _weigh(gathered[form])
            votes.update(rows.get(form, ()))
            if form.split()[0] in heads or _is_short_form(scene.text, mention, bodies):
                votes["org"] += 3
            if known.surname(form, scene.language):
                votes["person"] += 5
            if "&" in form:
                votes["person"] = 0
            kind = max(KINDS, key=lambda kind, votes=votes: votes[kind])  # type: ignore[misc]
            if votes[kind] >= ENOUGH:
                settled.append(RawMention(mention.start, mention.end, kind, 0.6, "clue"))
                continue
            if not votes and _is_doubtful(scene, mention, form, times[_stem(scene, form)]):
                continue
        settled.append(mention)
    return settled


def _tables(scene: Scene) -> frozenset[int]:
    """Where words begin that stand among numbers: *Shr 22 cts vs 13 cts*, rows of a table."""
    starts: set[int] = set()
    for line in scene.passages:
        digits = sum(token.shape == "digit" for token in line)
        if digits >= 3 and 2 * digits >= len(line) - digits:
            starts.update(token.start for token in line)
    return frozenset(starts)


def _is_doubtful(scene: Scene, mention: RawMention, form: str, times: int) -> bool:
    """Whether nothing but a capital speaks for a name: *Toshiba* once, in no other company."""
    if _is_quoted(scene.text, mention):
        return True
    if mention.kind == "org" and not scene.words.capital_nouns:
        inflects = bool(scene.words.name_endings) and " " in form and "&" not in form
        return (times == 1 or " " not in form) and (inflects or _is_plain(scene, mention))
    lone = mention.kind == "person" and " " not in form and times == 1
    if known.surname(form, scene.language):
        return False
    if not lone or scene.words.lone_people or known.given_name(form, scene.language):
        return False
    return len(form) < 6 or not form.endswith(scene.words.surname_endings)


def _is_short_form(text: str, mention: RawMention, bodies: set[int]) -> bool:
    """Whether brackets after a body hold the name: *Department of Transportation (Caltrans)*."""
    start, end = mention.start, mention.end
    return text[start - 2 : start] == " (" and start - 2 in bodies and text[end : end + 1] == ")"


def _is_plain(scene: Scene, mention: RawMention) -> bool:
    """Whether a name has no shape of a body's: neither *ABC* nor *AbC* nor *A&B*."""
    written = scene.text[mention.start : mention.end]
    return "&" not in written and not any(
        is_camel(part) or (len(part) > 1 and part.isupper()) for part in written.split()
    )


def _stem(scene: Scene, form: str) -> str:
    """What the cases of a name share, roughly; the form itself where names do not inflect."""
    if scene.words.supported and not scene.words.name_endings:
        return form
    return form[: max(4, len(form) - 3)]


def _is_quoted(text: str, mention: RawMention) -> bool:
    """Whether quotation marks hold the name and nothing else, as they hold a work's."""
    before, after = text[: mention.start].rstrip()[-1:], text[mention.end :].lstrip()[:1]
    return before in QUOTES and after in QUOTES and before != "" != after


def _anchors(scene: Scene, found: list[RawMention]) -> tuple[set[str], set[str]]:
    """Surnames of people and first words of bodies that the document names in full."""
    surnames, heads = set(), set()
    for mention in found:
        parts = scene.text[mention.start : mention.end].casefold().split()
        if mention.kind == "person" and len(parts) > 1 and mention.score > 0.6:
            surnames.add(_stem(scene, parts[-1]))
            if known.given_name(parts[0], scene.language):
                surnames.add(_stem(scene, parts[0]))  # *Hillary's server*
        elif mention.rule == "org-head" and len(parts) > 1:
            heads.add(parts[0])
            if parts[-1] in scene.words.legal_forms:
                heads.update(" ".join(parts[:size]) for size in range(2, len(parts)))
    return surnames, heads


def _gather(scene: Scene, found: list[RawMention]) -> dict[str, list[Clue]]:
    """All clues of the document about each form that is found in it."""
    ends = {mention.start: mention.end for mention in found if mention.rule == WEAK}
    gathered: dict[str, list[Clue]] = defaultdict(list)
    for line in scene.passages:
        for at, token in enumerate(line):
            end = ends.get(token.start)
            if end is None:
                continue
            stop = at + 1
            while stop < len(line) and line[stop].start < end:
                stop += 1
            gathered[scene.text[token.start : end].casefold()] += _clues(scene, line, at, stop)
    return gathered


def _weigh(clues: list[Clue]) -> Votes:
    votes: Votes = Counter()
    for kind, weight, _ in clues:
        votes[kind] += weight  # type: ignore[assignment]
    return votes
