"""Closed sets of values that queries name too; apart, so that a search loads no records."""

from typing import Literal

ClaimType = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal[
    "person", "org", "country", "group", "anonymous", "document", "outlet", "unknown"
]
Stance = Literal[
    "assert", "deny", "nondenial", "accuse", "warn", "demand", "promise", "predict",
    "question", "no_comment", "hearsay",
]  # fmt: skip
