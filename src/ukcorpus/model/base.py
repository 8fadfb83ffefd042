"""The common form of all values."""

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Frozen, slotted, compared by content; its JSON form refuses unknown fields."""
