"""Claims: who is reported to have said what, found by rules over quotation marks and cue verbs.

No parser: paragraphs → quotations → sentences that never end inside one → tokens, each
quotation collapsed to one → cue verbs with their subject to the left or right → patterns of
content → quotations that go on → speakers → claims.
"""

from collections.abc import Sequence

from ukcorpus.ingest.extractors.claims.build import build
from ukcorpus.ingest.extractors.claims.cast import Cast
from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.follow import follow
from ukcorpus.ingest.extractors.claims.lexicon import lexicon
from ukcorpus.ingest.extractors.claims.link import link, tie
from ukcorpus.ingest.extractors.claims.reading import ZONES, Reading, read
from ukcorpus.ingest.extractors.claims.speakers import find_speaker
from ukcorpus.ingest.extractors.claims.svo import Reports
from ukcorpus.ingest.extractors.claims.verbsecond import VerbSecondReports
from ukcorpus.model.articles import Article
from ukcorpus.model.claims import Claim
from ukcorpus.model.languages import Passage
from ukcorpus.model.names import Entity
from ukcorpus.model.spans import Span
from ukcorpus.text.quotes import Quotation, find_all

_TRANSCRIPT = 3
"""Paragraphs that must open with a name and a colon before they are a transcript's."""

__all__ = ["find_claims", "find_quotes", "link"]


def find_claims(
    article: Article,
    language: str,
    entities: Sequence[Entity] = (),
    others: Sequence[Passage] = (),
) -> tuple[Claim, ...]:
    """The claims of ``article`` in the order of the text.

    ``others`` are its paragraphs in another language. Speakers point into ``entities``.
    """
    reading = read(article, language, others)
    drafts = follow(reading, _reports(reading))
    cast = Cast(reading.text, entities, [sentence.start for sentence in reading.sentences])
    claims: dict[str, Claim] = {}
    ids: dict[int, str] = {}
    for draft in drafts:
        claim = build(draft, find_speaker(draft, cast), article, reading)
        if claim is not None:
            ids[id(draft)] = claim.id
            claims.setdefault(claim.id, claim)
    for draft in drafts:
        parent, thread = ids.get(id(draft.parent), ""), ids.get(id(draft.follows), "")
        own = ids.get(id(draft), "")
        if own and (parent or thread):
            claims[own] = tie(claims[own], parent=parent, thread=thread)
    return tuple(claims.values())


def _reports(reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    for number, sentence in enumerate(reading.sentences):
        lex = lexicon(sentence.language)
        if lex is None or not sentence.tokens:
            continue
        finder = VerbSecondReports if lex.verb_second else Reports
        drafts.extend(finder(sentence, lex, number).find())
    return _transcribed(drafts, reading)


def _transcribed(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Labels in the body are a transcript's where there are several; each speaks to the end."""
    said = [d.source.of(reading.text).lower() for d in drafts if d.source and not d.notes]
    drafts = [
        draft
        for draft in drafts
        if "if_quoted" not in draft.notes or any(draft.notes["if_quoted"] in s for s in said)
    ]
    labels = [draft for draft in drafts if draft.rule == "label"]
    names = [draft.source.of(reading.text) for draft in labels if draft.source]
    if len(labels) < _TRANSCRIPT or len(set(names)) == len(names):
        return [draft for draft in drafts if draft.rule != "label" or _spoken(draft)]
    for draft in labels:
        end = reading.paragraphs[draft.sentence.paragraph].end
        draft.spans = [Span(draft.start, max(draft.end, end))]
    return drafts


def _spoken(draft: Draft) -> bool:
    """Whether the label is followed by a quotation and no more: *Harbers: “…”*."""
    quoted = [
        token for token in draft.sentence.tokens if token.kind != "p" and token.start >= draft.start
    ]
    if len(quoted) != 1 or quoted[0].kind != "q":
        return False
    draft.rule = "colon"
    return True


def find_quotes(article: Article) -> tuple[Quotation, ...]:
    """The verbatim speech of ``article``: double quotations long enough not to be a term."""
    lines = [line for line in article.lines if line.label in ZONES and line.end > line.start]
    found = find_all(article.text, [(line.start, line.end) for line in lines])
    return tuple(q for quotations in found for q in quotations if q.verbatim)
