"""Whether a sentence looks back or ahead from an expression of time."""

from typing import Literal

from ukcorpus.ingest.extractors.times.words import Lexicon, Tokens

Direction = Literal["", "past", "future"]
_BEFORE, _AFTER = 14, 8


def direction_of(tokens: Tokens, first: int, stop: int, words: Lexicon) -> Direction:
    """The cue nearest before ``tokens[first:stop]`` in its sentence decides, else one after."""
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if tokens.letters[at] == "." and _ends_sentence(tokens, at):
            break
        if cue := _cue(tokens, at, words):
            return cue
    for at in range(stop, min(len(tokens.raws), stop + _AFTER)):
        if tokens.letters[at] == "." and _ends_sentence(tokens, at):
            break
        if cue := _cue(tokens, at, words):
            return cue
    return ""


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    return at + 1 >= len(tokens.starts) or tokens.starts[at + 1] > tokens.ends[at]


def _cue(tokens: Tokens, at: int, words: Lexicon) -> Direction:
    if tokens.letters[at] not in "xe+Mp;lwP":
        return ""
    word = tokens.word(at)
    if word in words.future:
        return "future"
    if word in words.past:
        return "past"
    if len(word) > 4 and words.past_endings and word.endswith(words.past_endings):
        return "past"
    return ""
