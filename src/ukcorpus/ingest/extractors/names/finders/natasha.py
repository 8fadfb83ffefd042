"""Russian names by natasha's news model, which its package brings along."""

from collections.abc import Sequence
from functools import cache

from ukcorpus.ingest.extractors.names.port import MentionFinder, RawMention
from ukcorpus.model.names import Kind
from ukcorpus.model.spans import Span

KINDS: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "org"}

SCORE = 0.9
"""About the precision that it reaches on Russian news (BSNLP)."""


@cache
def load(model: str = "") -> MentionFinder:
    """Raises ImportError without natasha, OSError for a ``model``: there is only its own."""
    if model:
        raise OSError("natasha has one model")
    from natasha import NewsEmbedding, NewsNERTagger

    tagger = NewsNERTagger(NewsEmbedding())

    def find(text: str, spans: Sequence[Span], _language: str) -> list[RawMention]:
        # It fails on a text without words.
        spans = [span for span in spans if text[span.start : span.end].strip()]
        tagged = tagger.map(text[span.start : span.end] for span in spans)
        return [
            RawMention(
                span.start + found.start, span.start + found.stop,
                KINDS[found.type], SCORE, "natasha",
            )
            for span, marked in zip(spans, tagged, strict=True)
            for found in marked.spans
            if found.type in KINDS
        ]  # fmt: skip

    return find
