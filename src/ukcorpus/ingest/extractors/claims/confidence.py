"""How often a rule is right, measured on development articles, never guessed.

``python tests/quality/measure_claims.py polnear DOCS.jsonl --limit 840`` prints the shares
(PolNeAR, articles that are not held out; rules that only Dutch and German have: the same
with ``wikinews``, which gives German its own). A rule's share by type of quotation is used
where it has at least 15 cases.
"""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.model.claims import ClaimType

Shares = dict[str, tuple[float, dict[str, float]]]

RULES: Shares = {
    "according-end": (0.77, {"indirect": 0.76, "mixed": 0.82}),
    "according-front": (0.72, {"indirect": 0.74, "mixed": 0.56}),
    "according-mid": (0.80, {"indirect": 0.81, "mixed": 0.69}),
    "accused": (0.73, {"indirect": 0.72, "mixed": 0.76}),
    "as-front": (0.57, {"indirect": 0.58}),
    "asked": (0.65, {"indirect": 0.66}),
    "backward": (0.72, {"indirect": 0.72}),
    "bare": (0.76, {"indirect": 0.75, "mixed": 0.79}),
    "blamed": (0.65, {"indirect": 0.65, "mixed": 0.67}),
    "colon": (0.80, {"direct": 0.87, "indirect": 0.55}),
    "continued": (0.67, {"direct": 0.67}),
    "describe": (0.56, {"direct": 0.34, "mixed": 0.59}),
    "follow-on": (0.95, {"direct": 0.95}),
    "headline": (0.84, {"indirect": 0.67, "mixed": 0.97}),
    "inverted": (0.96, {"direct": 0.98, "indirect": 0.73, "mixed": 0.87}),
    "label": (0.34, {"indirect": 0.33}),
    "led-in": (0.74, {"direct": 0.74}),
    "mid": (0.85, {"direct": 0.92, "indirect": 0.85, "mixed": 0.73}),
    "named": (0.67, {"indirect": 0.58, "mixed": 0.76}),
    "noun": (0.59, {"indirect": 0.55, "mixed": 0.71}),
    "object": (0.64, {"indirect": 0.64, "mixed": 0.65}),
    "orphan": (0.74, {"direct": 0.74}),
    "post": (0.92, {"direct": 0.97, "indirect": 0.76, "mixed": 0.69}),
    "quote-right": (0.75, {"direct": 0.82, "mixed": 0.43}),
    "reported": (0.82, {"indirect": 0.82, "mixed": 0.82}),
    "shown": (0.67, {"indirect": 0.72}),
    "that": (0.77, {"direct": 0.87, "indirect": 0.75, "mixed": 0.83}),
    "therein": (0.63, {"indirect": 0.61}),
    "to-inf": (0.55, {"indirect": 0.53, "mixed": 0.69}),
    "unreported": (0.51, {"direct": 0.51}),
    "whether": (0.75, {"indirect": 0.76, "mixed": 0.72}),
}
"""Rule → share of right contents in all, and by type."""

BY_LANGUAGE: dict[str, Shares] = {
    "de": {
        "according-end": (0.68, {"direct": 0.94, "indirect": 0.58}),
        "according-front": (0.94, {"indirect": 0.94, "mixed": 0.92}),
        "as-front": (0.98, {"indirect": 0.98}),
        "bare": (0.69, {"indirect": 0.67, "mixed": 0.79}),
        "colon": (0.96, {"direct": 0.99}),
        "describe": (0.95, {"direct": 0.95}),
        "follow-on": (0.94, {"direct": 0.94}),
        "led-in": (0.86, {"direct": 0.86}),
        "noun": (0.72, {"indirect": 0.71}),
        "object": (0.16, {"indirect": 0.14}),
        "post": (0.79, {"direct": 0.97, "indirect": 0.67}),
        "quote-right": (0.74, {}),
        "that": (0.88, {"indirect": 0.88, "mixed": 0.89}),
        "to-inf": (0.85, {"indirect": 0.85}),
        "unreported": (0.70, {"direct": 0.70}),
    }
}
"""The same for languages whose own development articles have 15 cases of the rule."""

UNKNOWN = 0.5
"""For a rule that has no cases in the development data."""


def confidence_of(draft: Draft, kind: ClaimType) -> float:
    """The share of right contents of the draft's rule on development data of its language."""
    own = BY_LANGUAGE.get(draft.sentence.language, {})
    overall, by_type = own.get(draft.rule) or RULES.get(draft.rule, (UNKNOWN, {}))
    return by_type.get(kind, overall)
