"""Who was told, when it was said, and how surely."""

import re

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import Lexicon
from ukcorpus.ingest.extractors.claims.tokens import Token

_NEAR = 8
"""Tokens before or after the cue where its time and its addressee stand."""


def told_to(draft: Draft, text: str) -> str:
    """Who was told, as written."""
    return draft.told_to.of(text) if draft.told_to else ""


def _around(draft: Draft) -> list[Token]:
    if draft.cue is None:
        return []
    tokens = draft.sentence.tokens
    at = next((n for n, t in enumerate(tokens) if t.start >= draft.cue.start), 0)
    near = tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    return [t for t in near if not any(s.start <= t.start < s.end for s in draft.spans)]


def when(draft: Draft, text: str, lex: Lexicon | None) -> str:
    """When it was said, as written: *on Thursday*, *late last week*."""
    if lex is None:
        return ""
    run: list[Token] = []
    best: list[Token] = []
    for token in _around(draft):
        timed = token.low in lex["times"] or (bool(run) and token.low.isdigit())
        if timed and (not run or token.start - run[-1].end <= 2):
            run.append(token)
        else:
            run = [token] if timed else []
        if len(run) > len(best) and any(t.low in lex["strong_times"] for t in run):
            best = list(run)
    return text[best[0].start : best[-1].end] if best else ""


def hedges(draft: Draft, text: str, lex: Lexicon | None) -> tuple[str, ...]:
    """Words by which the article keeps its distance, as written."""
    if lex is None:
        return ()
    sentence = text[draft.sentence.start : draft.sentence.end]
    low = sentence.lower()
    found = []
    for phrase in lex.phrases["hedges"]:
        if phrase in low:
            match = re.search(rf"\b{re.escape(phrase)}\b", low)
            if match and len(low) == len(sentence):
                found.append(sentence[match.start() : match.end()])
    return tuple(found)
