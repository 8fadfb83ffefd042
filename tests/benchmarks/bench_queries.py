"""How long questions take on a corpus that is there: ``bench_queries.py FOLDER [ROUNDS]``.

Each kind of query is asked for several words of the corpus itself, in one process that has the
index open (as a server would), and printed as median and 95th percentile of CPU milliseconds.
The last lines are whole processes, beside a bare interpreter.
"""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

from ukcorpus.config import load
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request

FACETS = ("lang", "date:year", "person", "place", "org")
WORDS = "market war minister border president oil talks police budget court".split()  # noqa: SIM905
RARE = "cocoa wheat tornado cathedral satellite uranium strawberry volcano rouble".split()  # noqa: SIM905


def kinds() -> dict[str, list[Request]]:
    """Kind of query → questions of that kind."""

    def all_of(*queries: str, **more: object) -> list[Request]:
        return [Request(words=(query,), limit=10, **more) for query in queries]  # type: ignore[arg-type]

    pairs = list(itertools.pairwise(WORDS))
    return {
        "a common word": all_of(*WORDS),
        "a rare word": all_of(*RARE),
        "AND of two": all_of(*(f"{a} {b}" for a, b in pairs)),
        "OR of five": all_of(*(" OR ".join(WORDS[i : i + 5]) for i in range(5))),
        "NOT": all_of(*(f"{a} -{b}" for a, b in pairs)),
        "a phrase": all_of('"prime minister"', '"oil prices"', '"United States"', '"White House"'),
        "a prefix": all_of("govern*", "econom*", "milit*", "trans*"),
        "NEAR/10": all_of(*(f"{a} NEAR/10 {b}" for a, b in pairs)),
        "same sentence": all_of(*(f"{a} /s {b}" for a, b in pairs)),
        "a person": all_of("person:Putin", "person:Reagan", "person:Merkel"),
        "a name in every spelling": all_of("Zelensky", "Kiev", "Putin", "Moscow"),
        "a word and a year": all_of(*(f"{a} date:2022" for a in WORDS[:5])),
    }


def milliseconds(action: Callable[[], object], rounds: int) -> list[float]:
    """CPU time of each round; the first, which fills caches, is left out."""
    action()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        taken.append(1000 * (time.process_time() - start))
    return taken


def show(kind: str, taken: list[float]) -> None:
    """One line of the table."""
    print(f"{kind:<28}{median(taken):>9.1f}{quantiles(taken, n=20)[-1]:>9.1f}")


def process_time(command: list[str]) -> float:
    """User and system CPU milliseconds of a whole process."""
    null = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[null])
    _, _, used = os.wait4(pid, 0)
    return 1000 * (used.ru_utime + used.ru_stime)


def main() -> None:
    """Print the table for a corpus folder."""
    folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    corpus = Corpus(load(folder))
    print(f"{corpus.view.store.count():,} articles, CPU ms{'':<8}   median      p95")
    for kind, requests in kinds().items():
        show(
            kind, [t for r in requests for t in milliseconds(lambda r=r: corpus.search(r), rounds)]
        )  # type: ignore[misc]
    answer = corpus.search(Request(words=("war OR market",)))
    show(
        f"five facets of {answer.total:,}",
        milliseconds(lambda: [corpus.facet(name, answer) for name in FACETS], rounds),
    )
    bare = min(process_time([sys.executable, "-c", "pass"]) for _ in range(10))
    print(f"\nwhole processes, CPU ms, and times a bare interpreter ({bare:.0f} ms)")
    for words in (["search", "war"], ["search", "Zelensky"], ["facets", "lang", "person"]):
        command = [sys.executable, "-m", "ukcorpus", *words, "--corpus", folder, "-q"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        taken = min(process_time(command) for _ in range(5))
        print(f"{' '.join(words):<28}{taken:>9.0f}{taken / bare:>8.1f}x")


if __name__ == "__main__":
    main()
