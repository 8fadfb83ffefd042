"""Names by a model of spaCy that the user has installed: only its entity recogniser runs."""

from collections.abc import Sequence
from functools import cache

from ukcorpus.ingest.extractors.names.port import MentionFinder, RawMention
from ukcorpus.model.names import Kind
from ukcorpus.model.spans import Span

KINDS: dict[str, Kind] = {
    "PER": "person", "PERSON": "person", "persName": "person",
    "LOC": "place", "GPE": "place", "placeName": "place", "geogName": "place",
    "ORG": "org", "orgName": "org",
}  # fmt: skip
"""Labels of the official models, the Polish ones included; other labels are no names of ours."""

NEEDED = ("tok2vec", "transformer", "ner")
LONGEST = 10_000_000
"""Characters of a passage. spaCy refuses a million for the sake of its parser, which is off."""

SCORE = 0.85
"""About the precision that the official models state on their own test sets."""


@cache
def load(model: str) -> MentionFinder:
    """Raises ImportError without spaCy, OSError without the model (a name or a path)."""
    import spacy

    pipeline = spacy.load(model or "en_core_web_sm")
    if "ner" not in pipeline.pipe_names:
        raise OSError(f"{model} has no entity recogniser")
    pipeline.max_length = LONGEST
    pipeline.select_pipes(enable=[name for name in NEEDED if name in pipeline.pipe_names])

    def find(text: str, spans: Sequence[Span], _language: str) -> list[RawMention]:
        texts = (text[span.start : span.end] for span in spans)
        return [
            RawMention(
                span.start + entity.start_char, span.start + entity.end_char,
                KINDS[entity.label_], SCORE, "spacy",
            )
            for span, document in zip(spans, pipeline.pipe(texts), strict=True)
            for entity in document.ents
            if entity.label_ in KINDS
        ]  # fmt: skip

    return find
