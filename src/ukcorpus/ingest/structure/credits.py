"""Who made it: bylines, agencies, and the credits at the end of captions."""

import re
from functools import cache

from ukcorpus.ingest.structure.cues import cues

_PARTICLES = frozenset(
    ("de", "van", "von", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "du", "la",
     "le", "el", "al", "bin", "ibn", "ben", "ten", "ter", "te", "zu", "zum", "af", "av", "st")
)  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*\Z")
_STOPS = '.!?…"”’»,;:'
_FILE = re.compile(
    r"(?:file|archive|archief|archiv|courtesy|handout|archivo|screengrab|via|from)\b", re.I
)
_BRACKET = re.compile(r"[\[(]([^\[\]()]{2,90})[\])]\.?\Z")
_SLASHED = re.compile(r"(?:^|[\s.])([^\s/.,]+(?:\s[^\s/,]+){0,4}\s?/\s?([^\s/].{1,40}))\Z")
_SLASHED_NAME = re.compile(r"\s/\s([^/|]{5,50})\Z")
_AFTER_STOP = re.compile(r"[.!?…][\"”’)]?\s?\(([^()]{5,50})\)\Z")
_COURTESY = re.compile(r"(?<=\S\s)Courtesy (?:of )?[^\W\d_a-z][^.!?]{2,50}\Z")
# What stands before the last one or two words: an end of sentence, or a capitalised word.
_LAST_WORDS = re.compile(
    r"(?:([.!?])[\"”’)]*|(?<!\S)[^\W\d_a-z][\w’'-]*)\s([^\s.,]+(?:\s[^\s.,]+)?)\Z"
)
_DOMAIN = re.compile(r"\w{2} [\w-]{2,30}\.(?:com|org|net|info|eu|[a-z]{2})\Z", re.IGNORECASE)
# One to four capitalised words after the end of a sentence, without a stop of their own.
_NAME_AFTER = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}\Z")
_SIGN = re.compile(r"(?:(?<=\s)|^)(?:©|\(c\))\s*\S.{1,50}\Z", re.I)


@cache
def _agency() -> re.Pattern[str]:
    forms = sorted(cues().agencies, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@cache
def _photo_tail() -> re.Pattern[str]:
    forms = sorted(cues().photo_agencies, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})\Z")


@cache
def _credit_tail() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in cues().credit_words)
    return re.compile(rf"(?<!\w)(?:{words})\s?(?::|©|/)\s?[^:]{{2,60}}\Z", re.IGNORECASE)


def find_agencies(text: str) -> tuple[str, ...]:
    """The wire services that ``text`` names, each once, by their usual name."""
    names = cues().agencies
    return tuple(dict.fromkeys(names[found] for found in _agency().findall(text)))


def is_agency(text: str) -> bool:
    """Whether ``text`` is the name of a wire service and no more."""
    return _agency().fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name: two to five words, capitals."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(map(_NAME_WORD.match, words)):
        return False
    names = [word for word in words if word.lower() not in _PARTICLES or word[0].isupper()]
    return len(names) >= 2 and words[-1][0].isupper() and all(word[0].isupper() for word in names)


def is_credit(text: str) -> bool:
    """Whether ``text`` is names with slashes between them, one a wire service: a credit alone."""
    parts = [part.strip() for part in text.split("/")]
    if not 2 <= len(parts) <= 5 or not all(part and len(part.split()) <= 4 for part in parts):
        return False
    known = _agency().search(text) or any(map(_photo_tail().fullmatch, parts))
    return all(part[0].isupper() for part in parts) and bool(known)


def caption_credit(text: str) -> str:
    """The rule by which ``text`` ends in a picture credit; empty when it does not."""
    tail = text[-120:]
    if _is_named(tail):
        return "credit-person"
    if text[-1] in _STOPS:
        if not text.endswith((").", "].")) and "/" not in tail[-40:]:
            return ""  # a sentence
        tail = tail[:-1]
    bracket = _BRACKET.search(tail)
    if bracket is not None and _is_credit(bracket[1]):
        return "credit-bracket"
    if _credit_tail().search(tail) or _COURTESY.search(tail):
        return "credit-word"
    if _SIGN.search(tail):
        return "credit-sign"
    slashed = _SLASHED.search(tail)
    if slashed is not None and (_agency().search(slashed[2]) or _is_slashed(slashed)):
        return "credit-slash"
    if _photo_tail().search(tail) or _ends_in_agency(tail):
        return "credit-agency"
    if _DOMAIN.search(tail):
        return "credit-site"
    if _NAME_AFTER.search(tail) and sum(word[0].islower() for word in tail.split()) >= 4:
        return "credit-name"
    return ""


def _is_named(tail: str) -> bool:
    """Whether a person stands in brackets behind a sentence, or behind a slash that parts."""
    found = _AFTER_STOP.search(tail)
    if found is not None:
        return is_person(found[1])
    slashed = _SLASHED_NAME.search(tail)
    if slashed is None or tail[-1] in _STOPS:
        return False
    return is_person(slashed[1]) and len(tail[: slashed.start()].split()) >= 5


def _is_slashed(found: re.Match[str]) -> bool:
    """Whether it is a picture agency, a slash and a person: ``Bloomberg/Ann Miller``."""
    left = found[1].partition("/")[0].strip()
    service = _photo_tail().search(left) or is_agency(left.rpartition(" ")[2])
    return bool(service) and is_person(found[2].strip())


def _ends_in_agency(tail: str) -> bool:
    """Whether a wire service stands after the last sentence, or after a name in capitals."""
    found = _LAST_WORDS.search(tail)
    if found is None:
        return False
    return is_agency(found[2]) and (found[2].isupper() or found[1] is not None)


def _is_credit(inner: str) -> bool:
    if _FILE.match(inner) and len(inner.split()) <= 12 and inner[-1] not in ".!?":
        return (
            inner[:4].lower() not in ("via ", "from")
            or _agency().search(inner) is not None
            or "/" in inner
        )
    if "/" in inner:
        left, _, right = inner.partition("/")
        return right.strip()[:1].isupper() and left.strip()[:1].isupper()
    found = _agency().search(inner)
    named = found is not None and len(inner.split()) <= 6
    return named or _photo_tail().search(inner) is not None


@cache
def _split_names() -> re.Pattern[str]:
    words = sorted(word for word in cues().conjunctions if word.isalpha())
    return re.compile(rf"\s*(?:[,;/|&•·–—]|\s-\s|(?<!\w)(?:{'|'.join(words)})(?!\w))\s*")


def split_names(text: str) -> tuple[str, ...]:
    """The persons named in the tail of a byline, agencies and offices left out."""
    names: list[str] = []
    for part in _split_names().split(text[:200]):
        part = part.strip(' .:()[]"“”')
        if not is_person(part) or _agency().fullmatch(part) or part in names:
            continue
        if cues().roles.isdisjoint(part.lower().split()):
            names.append(part)
    return tuple(names)
