"""Recall of near-duplicates on planted variants, and what is found among strangers.

    python tests/quality/measure_copies.py ARTICLES.jsonl [EVERY]

Takes every EVERYth article (default 17) with ``title`` and ``text``, changes 250 of them in
ten ways, and says how many of each the keys meet and the exact share confirms.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from ukcorpus.corpus.copies import FLOOR, THRESHOLD, likeness
from ukcorpus.text.shingles import bands, shingles
from ukcorpus.text.words import find_words, normal

PLANTED = 250
FRAME = (
    "Subscribe to our newsletter. Share this story with your friends. Read more in our archive."
    " All rights reserved. The opinions are those of the author. Continue below for more."
)


def words_of(text: str) -> list[str]:
    return [normal(text[start:end]) for start, end in find_words(text)]


def variants(texts: list[str], rng: random.Random) -> dict[str, Callable[[str], str]]:
    vocabulary = words_of(" ".join(texts[:200]))
    strangers = rng.sample(texts, 40)

    def other_words(count: int) -> str:
        return " ".join(rng.choices(vocabulary, k=count))

    def sentences(share: float, *, by_chance: bool = False) -> Callable[[str], str]:
        """Each sentence changed with this chance, or so many of the article's sentences."""

        def edited(text: str) -> str:
            parts = re.split(r"(?<=[.!?])\s+", text)
            chosen = set(rng.sample(range(len(parts)), round(len(parts) * share)))
            if by_chance:
                chosen = {n for n in range(len(parts)) if rng.random() < share}
            return " ".join(
                other_words(len(part.split())) if n in chosen else part
                for n, part in enumerate(parts)
            )

        return edited

    def added(share: float) -> Callable[[str], str]:
        def longer(text: str) -> str:
            more = round(len(text.split()) * share)
            return f"{text}\n{' '.join(rng.choice(strangers).split()[:more])}"

        return longer

    def words(share: float) -> Callable[[str], str]:
        return lambda text: " ".join(
            rng.choice(vocabulary) if rng.random() < share else word for word in text.split()
        )

    def wrapped(text: str) -> str:
        return f"{FRAME}\n{text}\n{FRAME} {' '.join(rng.choice(strangers).split()[:120])}"

    return {
        "reformatted": lambda text: re.sub(r"\s+", "  \n", text).replace("'", "’").upper(),
        "cut to 60%": lambda text: " ".join(text.split()[: int(len(text.split()) * 0.6)]),
        "wrapped": wrapped,
        "10% of sentences": sentences(0.1),
        "20% of sentences": sentences(0.2),
        "30% of sentences": sentences(0.3),
        "30% by chance": sentences(0.3, by_chance=True),
        "30% added": added(0.3),
        "10% of words": words(0.1),
        "15% of words": words(0.15),
    }


def main(path: Path, every: int) -> None:
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for n, line in enumerate(lines) if n % every == 5 % every]
    texts = [f"{article['title']}\n{article['text']}" for article in articles]
    runs = [shingles(words_of(text)) for text in texts]
    keys = [bands(one) for one in runs]
    met: dict[int, list[int]] = defaultdict(list)
    for n, own in enumerate(keys):
        for key in own:
            met[key].append(n)
    pairs = {(a, b) for group in met.values() for a in group for b in group if a < b}
    alike = [likeness(runs[a], runs[b]) for a, b in pairs]
    print(f"{len(texts)} articles, {len(pairs)} candidate pairs; as they are:", end=" ")
    print(", ".join(f">= {t}: {sum(x >= t for x in alike)}" for t in (FLOOR, THRESHOLD, 0.8)))
    rng = random.Random(7)
    long_enough = [n for n, text in enumerate(texts) if 120 <= len(text.split()) <= 1500]
    chosen = rng.sample(long_enough, PLANTED)
    print(f"{'variant':<18} met   >= {FLOOR}  >= {THRESHOLD}  >= 0.8")
    for name, change in variants(texts, rng).items():
        shares = []
        for n in chosen:
            own = shingles(words_of(change(texts[n])))
            shares.append(likeness(own, runs[n]) if set(bands(own)) & set(keys[n]) else -1)
        found = [sum(s >= t for s in shares) / PLANTED for t in (0, FLOOR, THRESHOLD, 0.8)]
        print(f"{name:<18} " + "  ".join(f"{share:.3f}" for share in found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 17)
