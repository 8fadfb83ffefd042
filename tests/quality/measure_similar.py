"""Whether ``similar`` finds what people call similar: ``measure_similar.py pairs|lee PATH``.

pairs: JSON Lines of ``{same, a, b}`` with title and text. All articles make one corpus; for
each pair of one story, is the other the first article, or among the first five? For a pair of
two stories, is it among the first five?
lee: a folder with ``docs.jsonl`` and ``human_similarity_50x50.txt``, a matrix of which one half is
filled. Correlation (Pearson) of the score, the mean of both directions, with what people said;
beside it that of the mere overlap of words (Jaccard).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ukcorpus.config import load
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.likeness import similar
from ukcorpus.text.words import find_words, normal


@contextmanager
def corpus_of(texts: list[str]) -> Iterator[Corpus]:
    """A corpus of these texts; the id of the n-th is n in 16 hexadecimal digits."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:016x}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "ukcorpus", "--corpus", folder, "ingest", folder, "-q"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield Corpus(load(folder))


def scores(corpus: Corpus, number: int) -> dict[int, float]:
    """The other articles, the most alike first, with their scores."""
    found = similar(corpus.view, corpus.number(f"{number:016x}"))
    return {int(one.row.id, 16): one.score for one in found}


def measure_pairs(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, int] = {}
    pairs = []
    for row in rows:
        one, other = (f"{row[side]['title']}\n\n{row[side]['text']}" for side in "ab")
        ends = [texts.setdefault(text, len(texts)) for text in (one, other)]
        pairs.append((row["same"], *ends))
    first = five = false = 0
    with corpus_of(list(texts)) as corpus:
        for same, a, b in pairs:
            ranked = list(scores(corpus, a))
            first += same and ranked[:1] == [b]
            five += same and b in ranked[:5]
            false += not same and b in ranked[:5]
    count = sum(same for same, _, _ in pairs)
    print(f"{len(texts)} articles, {count} pairs of one story, {len(pairs) - count} of two")
    print(f"the other is first {first / count:.3f}, among five {five / count:.3f}")
    print(f"of two stories, among five {false / (len(pairs) - count):.3f}")


def correlation(xs: list[float], ys: list[float]) -> float:
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    both = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    squares = (sum((x - mean_x) ** 2 for x in xs), sum((y - mean_y) ** 2 for y in ys))
    return float(both / (squares[0] * squares[1]) ** 0.5)


def measure_lee(folder: Path) -> None:
    lines = (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    matrix = (folder / "human_similarity_50x50.txt").read_text(encoding="utf-8").splitlines()
    human = [[float(cell) for cell in line.split()] for line in matrix]
    with corpus_of(texts) as corpus:
        ours = [scores(corpus, number) for number in range(len(texts))]
    words = [{normal(text[a:b]) for a, b in find_words(text)} for text in texts]
    places = [(a, b) for a in range(len(texts)) for b in range(a + 1, len(texts))]
    said = [max(human[a][b], human[b][a]) for a, b in places]
    found = [(ours[a].get(b, 0.0) + ours[b].get(a, 0.0)) / 2 for a, b in places]
    overlap = [len(words[a] & words[b]) / len(words[a] | words[b]) for a, b in places]
    print(f"{len(places)} pairs: correlation {correlation(found, said):.3f}")
    print(f"overlap of words: correlation {correlation(overlap, said):.3f}")


if __name__ == "__main__":
    kind, place = sys.argv[1], Path(sys.argv[2])
    (measure_pairs if kind == "pairs" else measure_lee)(place)
