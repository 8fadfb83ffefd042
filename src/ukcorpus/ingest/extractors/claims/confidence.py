"""How often a rule is right, measured on development articles, never guessed.

``python tests/quality/measure_claims.py polnear DOCS.jsonl --limit 840`` prints the shares
(PolNeAR, articles that are not held out; rules that only Dutch and German have: the same
with ``wikinews``). A rule's share by type of quotation is used where it has at least 15 cases.
"""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.model.claims import ClaimType

RULES: dict[str, tuple[float, dict[str, float]]] = {
    "according-end": (0.77, {"indirect": 0.76, "mixed": 0.83}),
    "according-front": (0.75, {"indirect": 0.77, "mixed": 0.56}),
    "according-mid": (0.75, {"indirect": 0.76, "mixed": 0.68}),
    "accused": (0.74, {"indirect": 0.73, "mixed": 0.76}),
    "as-front": (0.43, {"indirect": 0.43}),
    "asked": (0.65, {"indirect": 0.66}),
    "backward": (0.80, {"indirect": 0.81}),
    "bare": (0.75, {"indirect": 0.73, "mixed": 0.79}),
    "colon": (0.80, {"direct": 0.87, "indirect": 0.57}),
    "continued": (0.80, {"direct": 0.80}),
    "describe": (0.54, {"direct": 0.68, "mixed": 0.52}),
    "follow-on": (0.95, {"direct": 0.95}),
    "headline": (0.83, {"indirect": 0.67, "mixed": 0.94}),
    "inverted": (0.94, {"direct": 0.98, "indirect": 0.70, "mixed": 0.76}),
    "label": (0.34, {"indirect": 0.33}),
    "led-in": (0.71, {"direct": 0.71}),
    "mid": (0.81, {"direct": 0.92, "indirect": 0.87, "mixed": 0.64}),
    "noun": (0.77, {"indirect": 0.76}),
    "object": (0.58, {"indirect": 0.57, "mixed": 0.66}),
    "orphan": (0.74, {"direct": 0.74}),
    "post": (0.93, {"direct": 0.97, "indirect": 0.79, "mixed": 0.70}),
    "quote-right": (0.74, {"direct": 0.82, "mixed": 0.44}),
    "reported": (0.81, {"indirect": 0.81, "mixed": 0.82}),
    "shown": (0.64, {"indirect": 0.69}),
    "that": (0.76, {"direct": 0.86, "indirect": 0.73, "mixed": 0.82}),
    "therein": (0.65, {"indirect": 0.63}),
    "to-inf": (0.49, {"indirect": 0.46, "mixed": 0.67}),
    "unreported": (0.51, {"direct": 0.50}),
    "whether": (0.70, {"indirect": 0.73, "mixed": 0.62}),
}
"""Rule → share of right contents in all, and by type."""

UNKNOWN = 0.5
"""For a rule that has no cases in the development data."""


def confidence_of(draft: Draft, kind: ClaimType) -> float:
    """The share of right contents of the draft's rule on development data."""
    overall, by_type = RULES.get(draft.rule, (UNKNOWN, {}))
    return by_type.get(kind, overall)
