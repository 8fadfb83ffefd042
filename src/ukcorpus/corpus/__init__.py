"""The front door: everything that can be done with a corpus.

``Corpus(settings)`` opens nothing; each method opens what it needs, sees one generation of
the index from beginning to end, and never writes unless it is ``ingest``.
"""

from ukcorpus.corpus.front import Corpus

__all__ = ["Corpus"]
