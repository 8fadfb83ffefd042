"""``ukcorpus keyness``."""

import click

from ukcorpus.cli.asking import ask
from ukcorpus.cli.colloc import COLUMNS, keyword_rows, list_keywords
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.corpus.words import keywords


@command("keyness", COLUMNS)
@click.argument("target", metavar="A")
@click.argument("reference", metavar="[B]", required=False)
@click.option(
    "--min",
    "least",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Only words that stand in A so often.",
)
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")  # fmt: skip
def keyness(state: State, target: str, reference: str | None, least: int, limit: int | None) -> int:
    """Words that are more frequent in the articles of query A than in those of query B.

    \b
    ukcorpus keyness person:Putin person:Biden
    ukcorpus keyness date:2022 date:2024 --csv
    ukcorpus keyness Kharkiv                    against all other articles

    The score is Dunning's log-likelihood; articles that match both queries count to A. For
    words that are rarer in A, turn the two round.
    """
    corpus = Corpus(state.settings, state.now)
    own = ask(state, corpus, Request(words=(target,), limit=0))
    others = None
    if reference is not None:
        answer = ask(state, corpus, Request(words=(reference,), limit=0))
        others = answer.numbers - own.numbers
        both = len(answer.numbers & own.numbers)
        state.note(
            f"{own.total:,} articles against {len(others):,}"
            + (f"; {both:,} match both and count to the first" if both else "")
        )
    found = keywords(corpus, own.numbers, others, least)
    return emit(state, keyword_rows(state, found, limit), COLUMNS, list_keywords)


command = keyness
