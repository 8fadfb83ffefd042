"""Speech set off by dashes, as in Polish, Russian and French: *– We stay. We fight – said X*."""

import re

from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.text.quotes import Quotation

_STARTS = re.compile(r"[-–—]\s*(?=[^\W\d_a-z])")
_OPENS = re.compile(r"(?:(?<=[.?!:…])|(?<=[.?!:…]\s)|(?<=[.?!][\"”»]))[-–—]\s*(?=[^\W\d_a-z])")
_CLOSES = re.compile(r"(?<=\S)[,\s]\s*[-–—]\s?(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 3
"""Words after the closing dash among which the verb of reporting stands."""


def find_dialogue(
    text: str, start: int, end: int, quoted: list[Quotation], lex: Lexicon | None
) -> list[Quotation]:
    """``quoted`` and the stretches between a dash that opens and one before *said X*."""
    opens = _STARTS.match(text, start, end) or _OPENS.search(text, start, end)
    found = list(quoted)
    while opens is not None and lex is not None:
        closes = _closing(text, opens.end(), end, lex)
        if closes is None:
            break
        spoken = Quotation(opens.start(), closes.start(), opens.end(), closes.start(), double=True)
        found = [q for q in found if q.end <= spoken.start or q.start >= spoken.end]
        found.append(spoken)
        opens = _OPENS.search(text, closes.end(), end)
    return sorted(found)


def _closing(text: str, start: int, end: int, lex: Lexicon) -> re.Match[str] | None:
    for match in _CLOSES.finditer(text, start, end):
        words = _WORD.findall(text[match.end() : match.end() + 60].lower())[:_NEAR]
        if any(verb.takes("p") for word in words for verb in lex.verbs.get(word, ())):
            return match
    return None
