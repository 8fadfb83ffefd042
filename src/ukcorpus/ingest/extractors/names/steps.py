"""What a step of the finder answers with.

A step is given the scene, a line and the part of it that is left. It answers where it stopped
and the mention found, or None for *skip this*; or with None: not mine.
"""

from collections.abc import Callable

from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.scene import Scene
from ukcorpus.ingest.extractors.names.tokens import Token
from ukcorpus.model.names import Kind

Hit = tuple[int, RawMention | None]
Step = Callable[[Scene, list[Token], int, int], Hit | None]


def hit(line: list[Token], start: int, end: int, kind: Kind, score: float, rule: str) -> Hit:
    """The tokens ``start:end`` as a mention."""
    return end, RawMention(line[start].start, line[end - 1].end, kind, score, rule)
