"""What kind of act a report is, from its verb and from the words around it."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.model.claims import CueClass, Stance

_STANCES: dict[CueClass, Stance] = {
    "deny": "deny",
    "warn": "warn",
    "accuse": "accuse",
    "demand": "demand",
    "promise": "promise",
    "predict": "predict",
    "ask": "question",
    "no_comment": "no_comment",
    "hearsay": "hearsay",
}


def stance_of(draft: Draft) -> Stance:
    """The stance; a denial that is itself negated is no denial."""
    if draft.verb is None:
        return "assert"
    stance = _STANCES.get(draft.verb.cls, "assert")
    if stance == "deny" and draft.negated:
        return "nondenial"
    return stance
