"""What lines say that are not article: all languages' cue lists, read once, tried together."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ukcorpus.ingest.lines import tokens_of
from ukcorpus.lexicon import LANGUAGES, table

Phrase = tuple[str, ...]

_LIMITS: dict[str, dict[str, int]] = {
    "start": {"teaser": 45, "promo": 45, "form": 45, "source": 25, "notice": 60, "credit": 30,
              "furniture": 25, "byline": 16, "graphic": 45, "ui": 12, "reporting": 60},
    "inside": {"pitch": 14, "promo": 45, "form": 45, "notice": 60, "furniture": 60, "credit": 25,
               "reporting": 70, "source": 30},
    "end": {"teaser": 20, "ui": 20},
}  # fmt: skip
"""How many words a line may have for its cue to count: a longer one is prose that happens to
use these words. Measured on development articles."""


_ASKING = frozenset(("not", "please", "bitte"))
_BULLETS = frozenset("•·-*>►▶→[(#|+➡▪■●")


class Cue(NamedTuple):
    """A phrase, what a line is that has it, and up to how many words."""

    phrase: Phrase
    kind: str
    limit: int


class Cues(NamedTuple):
    """The cue lists of all languages, keyed for one look-up a word."""

    whole: dict[Phrase, str]
    start: dict[str, tuple[Cue, ...]]
    inside: dict[str, tuple[Cue, ...]]
    end: dict[str, tuple[Cue, ...]]
    live: dict[str, tuple[Cue, ...]]
    months: frozenset[str]
    stamps: frozenset[str]
    issued: frozenset[str]
    readers: frozenset[str]
    pictured: frozenset[str]
    ages: frozenset[str]
    age_words: frozenset[str]
    age_marks: frozenset[str]
    roles: frozenset[str]
    offers: frozenset[str]
    networks: frozenset[str]
    conjunctions: frozenset[str]
    agencies: dict[str, str]
    photo_agencies: frozenset[str]
    credit_words: tuple[str, ...]


@cache
def cues() -> Cues:
    """All cues; read from the lexicon at first use."""
    tables = [table("structure", language) for language in (*LANGUAGES, "others", "common")]
    whole: dict[Phrase, str] = {}
    for data in tables:
        for kind, phrases in data.get("whole", {}).items():
            for phrase in phrases:
                whole.setdefault(tuple(tokens_of(phrase)), kind)
    common = tables[-1]
    agencies = {form: name for name, forms in common["agencies"].items() for form in (name, *forms)}
    return Cues(
        whole=whole,
        start=_keyed(tables, "start", first=True),
        inside=_keyed(tables, "inside", first=True),
        end=_keyed(tables, "end", first=False),
        live=_index([Cue(tuple(tokens_of(p)), "live", 0) for p in _words(tables, "live")], True),
        months=_words(tables, "months"),
        stamps=_words(tables, "stamps") | frozenset(common["issued"]),
        issued=frozenset(common["issued"]),
        readers=frozenset(common["readers"]),
        pictured=frozenset(common["pictured"]),
        ages=_words(tables, "ages"),
        age_words=_words(tables, "age_words"),
        age_marks=_words(tables, "age_marks"),
        roles=_words(tables, "roles"),
        offers=_words(tables, "offers"),
        networks=frozenset(common["networks"]),
        conjunctions=_words(tables, "conjunctions"),
        agencies=agencies,
        photo_agencies=frozenset(common["photo_agencies"]),
        credit_words=tuple(common["credit_words"]),
    )


def _words(tables: Sequence[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for data in tables for word in data.get(key, ()))


def _keyed(tables: Sequence[dict[str, Any]], place: str, *, first: bool) -> dict[str, Any]:
    found = [
        Cue(tuple(tokens_of(phrase)), kind, _LIMITS[place][kind])
        for data in tables
        for kind, phrases in data.get(place, {}).items()
        for phrase in phrases
    ]
    return _index(found, first)


def _index(found: list[Cue], first: bool) -> dict[str, Any]:
    lists: dict[str, list[Cue]] = {}
    for cue in found:
        lists.setdefault(cue.phrase[0 if first else -1], []).append(cue)
    # The longest phrase first: it says most.
    return {
        word: tuple(sorted(set(found), key=lambda cue: (-len(cue.phrase), cue)))
        for word, found in lists.items()
    }


def find_start(tokens: Sequence[str], words: int) -> str:
    """What the first words of a line say it is; empty when nothing."""
    for skip in (0, 1) if tokens and tokens[0] in _BULLETS else (0,):
        for cue in cues().start.get(tokens[skip], ()) if skip < len(tokens) else ():
            size = len(cue.phrase)
            if words <= cue.limit and tuple(tokens[skip : skip + size]) == cue.phrase:
                return cue.kind
    return ""


def find_end(tokens: Sequence[str], words: int) -> str:
    """What the last words of a line say it is; empty when nothing."""
    last = len(tokens)
    while last and not tokens[last - 1].isalnum() and last > len(tokens) - 3:
        last -= 1
    if not last:
        return ""
    for cue in cues().end.get(tokens[last - 1], ()):
        if words <= cue.limit and tuple(tokens[last - len(cue.phrase) : last]) == cue.phrase:
            return cue.kind
    return ""


def find_inside(tokens: Sequence[str], words: int) -> str:
    """What words anywhere in a line say it is; empty when nothing."""
    table_ = cues().inside
    if table_.keys().isdisjoint(tokens):
        return ""
    for place, token in enumerate(tokens):
        for cue in table_.get(token, ()):
            if words <= cue.limit and tuple(tokens[place : place + len(cue.phrase)]) == cue.phrase:
                return cue.kind
    return ""


def is_offer(tokens: Sequence[str], words: int) -> bool:
    """Whether a line asks the reader to follow or subscribe: a verb first, then a network."""
    known = cues()
    if words > _LIMITS["start"]["promo"] or known.networks.isdisjoint(tokens):
        return False
    # The verb opens a sentence: "Join us on …", never "thousands join a channel on …".
    before = ("", *tokens)
    return any(
        token in known.offers and (not prior or not prior.isalnum() or prior in _ASKING)
        for prior, token in zip(before, tokens, strict=False)
    )


def is_live(tokens: Sequence[str]) -> bool:
    """Whether these words announce running updates."""
    table_ = cues().live
    return any(
        tuple(tokens[place : place + len(cue.phrase)]) == cue.phrase
        for place, token in enumerate(tokens)
        for cue in table_.get(token, ())
    )
