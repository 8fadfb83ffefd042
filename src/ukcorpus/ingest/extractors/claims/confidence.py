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
    "according-end": (0.76, {"indirect": 0.76, "mixed": 0.80}),
    "according-front": (0.72, {"indirect": 0.74, "mixed": 0.56}),
    "according-mid": (0.75, {"indirect": 0.76, "mixed": 0.68}),
    "accused": (0.74, {"indirect": 0.73, "mixed": 0.76}),
    "as-front": (0.57, {"indirect": 0.58}),
    "asked": (0.65, {"indirect": 0.66}),
    "backward": (0.80, {"indirect": 0.81}),
    "bare": (0.75, {"indirect": 0.73, "mixed": 0.79}),
    "colon": (0.79, {"direct": 0.87, "indirect": 0.52}),
    "continued": (0.80, {"direct": 0.80}),
    "describe": (0.59, {"direct": 0.70, "mixed": 0.57}),
    "follow-on": (0.95, {"direct": 0.95}),
    "headline": (0.85, {"indirect": 0.69, "mixed": 0.97}),
    "inverted": (0.95, {"direct": 0.98, "indirect": 0.71, "mixed": 0.77}),
    "label": (0.34, {"indirect": 0.33}),
    "led-in": (0.71, {"direct": 0.71}),
    "mid": (0.83, {"direct": 0.91, "indirect": 0.87, "mixed": 0.67}),
    "noun": (0.77, {"indirect": 0.76}),
    "object": (0.59, {"indirect": 0.58, "mixed": 0.66}),
    "orphan": (0.74, {"direct": 0.74}),
    "post": (0.93, {"direct": 0.97, "indirect": 0.78, "mixed": 0.70}),
    "quote-right": (0.74, {"direct": 0.82, "mixed": 0.42}),
    "reported": (0.81, {"indirect": 0.81, "mixed": 0.82}),
    "shown": (0.64, {"indirect": 0.69}),
    "that": (0.76, {"direct": 0.86, "indirect": 0.73, "mixed": 0.82}),
    "therein": (0.65, {"indirect": 0.63}),
    "to-inf": (0.50, {"indirect": 0.46, "mixed": 0.67}),
    "unreported": (0.51, {"direct": 0.51}),
    "whether": (0.69, {"indirect": 0.72, "mixed": 0.62}),
}
"""Rule → share of right contents in all, and by type."""

BY_LANGUAGE: dict[str, Shares] = {
    "de": {
        "according-end": (0.68, {"direct": 0.94, "indirect": 0.58}),
        "according-front": (0.94, {"indirect": 0.94, "mixed": 0.92}),
        "according-mid": (0.80, {"indirect": 0.81, "mixed": 0.69}),
        "as-front": (0.98, {"indirect": 0.98}),
        "backward": (0.72, {"indirect": 0.72}),
        "bare": (0.69, {"indirect": 0.67, "mixed": 0.79}),
        "colon": (0.96, {"direct": 0.99}),
        "describe": (0.95, {"direct": 0.95}),
        "follow-on": (0.94, {"direct": 0.94}),
        "led-in": (0.86, {"direct": 0.86}),
        "noun": (0.72, {"indirect": 0.71}),
        "object": (0.16, {"indirect": 0.14}),
        "post": (0.79, {"direct": 0.97, "indirect": 0.67}),
        "quote-right": (0.74, {}),
        "reported": (0.82, {"indirect": 0.82, "mixed": 0.82}),
        "that": (0.88, {"indirect": 0.88, "mixed": 0.89}),
        "therein": (0.63, {"indirect": 0.61}),
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
