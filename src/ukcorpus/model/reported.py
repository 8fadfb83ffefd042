"""What an article reports to have been said, without its text: a part of a record."""

import msgspec

from ukcorpus.model.claims import Claim
from ukcorpus.model.dates import Published
from ukcorpus.model.figures import Figure
from ukcorpus.model.languages import Language
from ukcorpus.model.names import Entity


class Reported(msgspec.Struct, frozen=True):
    """The fields of a record by which claims are compared; the others are passed over."""

    id: str
    language: Language
    published: Published
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
