"""Values to JSON and back. One encoder, one decoder a type, made once."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from ukcorpus.model.records import Record

T = TypeVar("T")

encode: Callable[[Any], bytes] = msgspec.json.Encoder(order="deterministic").encode
"""Any value as compact JSON in UTF-8: the same value gives the same bytes."""


_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value of type ``kind`` that ``data`` holds.

    Raises ``msgspec.ValidationError``, which names the place: ``$.claims[1].speaker``.
    """
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    value: T = decoder.decode(data)
    return value


def decode_record(data: bytes) -> Record:
    """The record that ``data`` holds."""
    return decode(data, Record)
