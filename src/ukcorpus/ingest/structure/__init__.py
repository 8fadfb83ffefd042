"""From a raw article to its parts: every line labelled, none lost."""

from ukcorpus.ingest.lines import LineIndex, split_lines
from ukcorpus.ingest.structure.build import structure
from ukcorpus.ingest.structure.marks import drop_furniture
from ukcorpus.ingest.structure.paragraphs import find_paragraphs

__all__ = ["LineIndex", "drop_furniture", "find_paragraphs", "split_lines", "structure"]
