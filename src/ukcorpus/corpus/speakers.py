"""Who speaks in a claim, by the identity that ``people`` shows."""

from functools import cached_property
from typing import NamedTuple

from ukcorpus.model.claims import Claim
from ukcorpus.store.reader import StoreReader


class Speaking(NamedTuple):
    """A speaker as lists name him; ``id`` is empty where he is no entity."""

    id: str
    name: str


class Speakers:
    """The identities of the speakers of one article, by claim; read when one is asked for."""

    def __init__(self, store: StoreReader, number: int) -> None:
        self._store, self._number = store, number

    @cached_property
    def _known(self) -> dict[str, Speaking]:
        rows = self._store.select(
            "SELECT c.id, e.id, e.name FROM claims c JOIN entities e ON e.id = c.entity"
            " WHERE c.number = ?",
            (self._number,),
        )
        return {claim: Speaking(id_, name) for claim, id_, name in rows}

    def of(self, claim: Claim) -> Speaking:
        """The entity that speaks, else what the article calls the speaker."""
        written = claim.speaker.name or claim.speaker.as_written
        return self._known.get(claim.id) or Speaking("", written)
