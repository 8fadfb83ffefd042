"""Names in a row, *NTL, Abc and UPC*: those that are known tell the kind of the others."""

from collections import Counter
from collections.abc import Iterator

from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.ingest.extractors.names.scene import Scene
from ukcorpus.model.names import Kind

ROW = 3
"""Names from which commas alone make a row; two are one with an *and* between them."""
LONGEST_LINK = 6


def kinds_by_row(scene: Scene, found: list[RawMention], weak: str) -> dict[str, Counter[Kind]]:
    """The kind of its row for each form that only the rule ``weak`` found."""
    votes: dict[str, Counter[Kind]] = {}
    for row in _rows(scene, found):
        kinds = Counter(mention.kind for mention in row if mention.rule != weak)
        if len(kinds) != 1:
            continue
        for mention in row:
            if mention.rule == weak:
                form = scene.text[mention.start : mention.end].casefold()
                votes.setdefault(form, Counter()).update(set(kinds))
    return votes


def _rows(scene: Scene, found: list[RawMention]) -> Iterator[list[RawMention]]:
    row: list[RawMention] = []
    joined = False
    for mention in found:
        between = scene.text[row[-1].end : mention.start] if row else ""
        link = between.replace(",", " ").strip() if len(between) <= LONGEST_LINK else "-"
        if row and between and (link in scene.words.ands or (not link and "," in between)):
            joined = joined or bool(link)
            row.append(mention)
            continue
        if len(row) >= (2 if joined else ROW):
            yield row
        row, joined = [mention], False
    if len(row) >= (2 if joined else ROW):
        yield row
