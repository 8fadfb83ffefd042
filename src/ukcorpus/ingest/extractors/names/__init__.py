"""Names: people, places and organisations of one article, without a model.

``find_mentions`` finds where names stand; ``resolve`` says which of them are one. Another
finder may take the place of the first; the second follows whichever ran.
"""

from ukcorpus.ingest.extractors.names.passages import passages
from ukcorpus.ingest.extractors.names.port import MentionFinder, RawMention
from ukcorpus.ingest.extractors.names.resolve import resolve
from ukcorpus.ingest.extractors.names.rules import find_mentions
from ukcorpus.model.articles import Article
from ukcorpus.model.names import Entity

__all__ = ["MentionFinder", "RawMention", "find_mentions", "find_names", "passages", "resolve"]


def find_names(
    article: Article, language: str, finder: MentionFinder = find_mentions
) -> tuple[Entity, ...]:
    """Each person, place and organisation once, with every mention; never two overlapping.

    Only searched lines are looked at (``ZONE_OF``); a language without lexicon is read with
    the shared words alone.
    """
    spans = passages(article)
    return resolve(article.text, finder(article.text, spans, language), language)
