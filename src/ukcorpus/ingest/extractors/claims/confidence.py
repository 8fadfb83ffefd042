"""How often a rule is right, measured on development articles, never guessed.

``python tests/quality/measure_claims.py polnear DOCS.jsonl --limit 840`` prints the shares
(PolNeAR, articles that are not held out; rules that only Dutch and German have: the same
with ``wikinews``). A rule's share by type of quotation is used where it has at least 15 cases.
"""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.model.claims import ClaimType

RULES: dict[str, tuple[float, dict[str, float]]] = {
    "according-end": (0.77, {"direct": 0.85, "indirect": 0.76, "mixed": 0.85}),
    "according-front": (0.77, {"indirect": 0.77, "mixed": 0.67}),
    "according-mid": (0.71, {"indirect": 0.74, "mixed": 0.55}),
    "accused": (0.73, {"indirect": 0.72, "mixed": 0.76}),
    "as-front": (0.43, {"indirect": 0.43}),
    "asked": (0.65, {"indirect": 0.66}),
    "backward": (0.84, {"indirect": 0.87}),
    "bare": (0.74, {"indirect": 0.73, "mixed": 0.78}),
    "colon": (0.80, {"direct": 0.87, "indirect": 0.59}),
    "continued": (0.80, {"direct": 0.80}),
    "describe": (0.51, {"direct": 0.64, "mixed": 0.49}),
    "follow-on": (0.95, {"direct": 0.95}),
    "headline": (0.83, {"indirect": 0.67, "mixed": 0.94}),
    "inverted": (0.95, {"direct": 0.98, "indirect": 0.73, "mixed": 0.76}),
    "label": (0.31, {"indirect": 0.31}),
    "lead-in": (1.00, {}),
    "mid": (0.81, {"direct": 0.92, "indirect": 0.86, "mixed": 0.64}),
    "object": (0.58, {"indirect": 0.57, "mixed": 0.62}),
    "orphan": (0.74, {"direct": 0.74}),
    "post": (0.92, {"direct": 0.97, "indirect": 0.78, "mixed": 0.64}),
    "quote-right": (0.73, {"direct": 0.82, "mixed": 0.39}),
    "shown": (0.66, {"indirect": 0.71}),
    "that": (0.76, {"direct": 0.86, "indirect": 0.73, "mixed": 0.82}),
    "to-inf": (0.49, {"indirect": 0.47, "mixed": 0.61}),
    "unreported": (0.50, {"direct": 0.50}),
    "whether": (0.71, {"indirect": 0.74, "mixed": 0.62}),
}
"""Rule → share of right contents in all, and by type."""

UNKNOWN = 0.5
"""For a rule that has no cases in the development data."""


def confidence_of(draft: Draft, kind: ClaimType) -> float:
    """The share of right contents of the draft's rule on development data."""
    overall, by_type = RULES.get(draft.rule, (UNKNOWN, {}))
    return by_type.get(kind, overall)
