"""Drafts to claims: ids, kinds of quotation, stance, speaker, and what else the sentence says."""

from bisect import bisect_right
from hashlib import blake2s

from ukcorpus.ingest.extractors.claims.circumstances import circumstances
from ukcorpus.ingest.extractors.claims.confidence import confidence_of
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.extras import hedges, told_to, when
from ukcorpus.ingest.extractors.claims.lexicon import lexicon
from ukcorpus.ingest.extractors.claims.reading import Reading
from ukcorpus.ingest.extractors.claims.stance import stance_of
from ukcorpus.model.articles import Article
from ukcorpus.model.claims import Claim, ClaimType, Cue, Speaker
from ukcorpus.model.spans import Span

_QUOTES = "\"'“”„«»‘’‚`‟‹›"
_TRAILING = ",;:–—- \t\u00a0"


def identify(prefix: str, article: str, kind: str, start: int, end: int) -> str:
    """An id that stays the same while the article and the span do."""
    key = f"{article}\0{kind}\0{start}\0{end}".encode()
    return f"{prefix}-{blake2s(key, digest_size=4).hexdigest()}"


def build(draft: Draft, speaker: Speaker, article: Article, reading: Reading) -> Claim | None:
    """The claim of ``draft``; None when nothing but marks is left of its content."""
    text = reading.text
    spans = tuple(span for span in (_trim(text, s) for s in draft.spans) if span is not None)
    if not spans:
        return None
    lex = lexicon(draft.sentence.language)
    kind = _type_of(draft, reading)
    verb = draft.verb
    venue, via = circumstances(draft, text, lex)
    line = article.line_at(spans[0].start)
    segment = article.segments[line.segment].id if line.segment >= 0 else ""
    return Claim(
        id=identify("c", article.id, "claim", spans[0].start, spans[-1].end),
        spans=spans,
        content=" ".join(span.of(text) for span in spans),
        type=kind,
        stance=stance_of(draft),
        speaker=speaker,
        cue=Cue(draft.cue, verb.lemma, verb.cls) if verb else Cue(draft.cue),
        rule=draft.rule,
        confidence=confidence_of(draft, kind),
        zone=line.label if line.label in _ZONES else "body",  # type: ignore[arg-type]
        line=line.number,
        segment=segment,
        via=via,
        told_to=told_to(draft, text),
        hedge=hedges(draft, text, lex),
        when=when(draft, text, lex),
        venue=venue,
    )


_ZONES = ("title", "subtitle", "heading", "body", "caption")


def _trim(text: str, span: Span) -> Span | None:
    """The span without outer quotation marks, blanks and the comma before *said*."""
    start, end = span.start, span.end
    while True:
        before = (start, end)
        while start < end and (text[start].isspace() or text[start] in _TRAILING):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _TRAILING):
            end -= 1
        if end - start > 1 and text[start] in _QUOTES and _closes(text, start, end):
            start += 2 if text[start : start + 2] in ("''", "``") else 1
            end -= 2 if text[end - 2 : end] == "''" else int(text[end - 1] in _QUOTES)
        if (start, end) == before:
            return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark at ``start`` has its partner at the end, or none at all."""
    if text[end - 1] in _QUOTES:
        inner = text[start + 1 : end - 1]
        if text[start] in "“„«‘":
            partner = {"“": "”", "„": "“”", "«": "»", "‘": "’"}[text[start]]
            marks = [c for c in inner if c == text[start] or c in partner]
            return not marks or marks[0] == text[start] or text[start] == "‘"
        return text[start] not in inner or text[start] == "'"
    partners = {"“": "”", "„": "“”", "«": "»", '"': '"'}
    return text[start] in partners and not any(
        c in partners[text[start]] for c in text[start + 1 : end]
    )


def _type_of(draft: Draft, reading: Reading) -> ClaimType:
    quoted = plain = 0
    quotations = reading.quotations[draft.sentence.paragraph]
    starts = reading.starts[draft.sentence.paragraph]
    for span in draft.spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        for quotation in quotations[first : bisect_right(starts, span.end)]:
            low, high = max(span.start, quotation.start), min(span.end, quotation.end)
            if low < high:
                quoted += high - low
        plain += span.end - span.start
    if not quoted:
        return "indirect"
    return "direct" if plain - quoted <= 3 * len(draft.spans) else "mixed"
