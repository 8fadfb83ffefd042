"""How often a rule is right, measured: see ``tests/quality/measure_claims.py``."""

from ukcorpus.ingest.extractors.claims.drafts import Draft

RULES: dict[str, float] = {}


def confidence_of(draft: Draft) -> float:
    """The share of right contents of the draft's rule on development data."""
    return RULES.get(draft.rule, 0.5)
