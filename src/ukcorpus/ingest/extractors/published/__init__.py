"""The date of publication: every candidate from the strongest to the weakest, and the verdict."""

from collections.abc import Sequence

from ukcorpus.ingest.extractors.published.candidates import Candidate, find_candidates
from ukcorpus.ingest.extractors.published.inference import infer
from ukcorpus.ingest.extractors.published.limits import Limits, find_limits
from ukcorpus.ingest.extractors.published.stamps import parse_stamp
from ukcorpus.ingest.extractors.published.verdicts import judge
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import Published, TimeExpression

__all__ = ["find_published", "parse_stamp"]


def find_published(article: Article, language: str, times: Sequence[TimeExpression]) -> Published:
    """When the article was published, as far as it can be known from itself; no clock is asked.

    ``times`` are those of ``find_times`` over its title, body and captions. Every candidate is
    in the evidence, with what became of it and why.
    """
    limits: Limits = find_limits(article, language, times)
    candidates: list[Candidate] = list(find_candidates(article, language, times))
    stated = judge(candidates, limits)
    if stated.period is not None:
        return stated
    return infer(article, language, times, candidates, limits, stated.evidence)
