"""How often an old encoding is told rightly: exact text back, by length of the text.

    python tests/benchmarks/encodings.py SENTENCES.jsonl [HALF]

SENTENCES.jsonl holds objects with ``lang`` and ``text``. Texts of 1, 5 and 20 sentences are
drawn (seeded), written in each encoding of their language, and read again. HALF 0 or 1 keeps
to one half of the draws, to develop on the one and report the other.
"""

import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from ukcorpus.ingest.decode import Undecodable, decode

WEST = ["cp1252", "iso8859_15"]
MIDDLE = ["cp1250", "iso8859_2"]
CYRILLIC = ["cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic"]
ENCODINGS = {
    **dict.fromkeys(["nl", "de", "fr", "es", "it", "pt", "sv", "da", "no"], WEST),
    **dict.fromkeys(["pl", "cs", "sk", "sl", "hr", "hu", "ro"], MIDDLE),
    **dict.fromkeys(["uk", "ru", "bg", "be"], CYRILLIC),
    "el": ["cp1253", "iso8859_7"],
    "tr": ["cp1254", "iso8859_9"],
    "lt": ["cp1257", "iso8859_13"],
    "lv": ["cp1257", "iso8859_13"],
}


def draws(path: Path, half: int | None) -> Iterator[tuple[str, str, int, bytes, str]]:
    """Language, encoding, number of sentences, the bytes, and the text that they must give."""
    lots = random.Random(7)
    sentences: dict[str, list[str]] = defaultdict(list)
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        damaged = any("\x80" <= char < "\xa0" for char in record["text"])
        if record.get("kind", "sentences") == "sentences" and not damaged:
            sentences[record["lang"]].append(record["text"])
    for language, texts in sorted(sentences.items()):
        for encoding in ENCODINGS.get(language, []):
            for size, wanted in ((1, 40), (5, 20), (20, 8)):
                for _ in range(wanted):
                    text = " ".join(lots.sample(texts, min(size, len(texts))))
                    mine = lots.randrange(2)
                    try:
                        data = text.encode(encoding)
                    except UnicodeEncodeError:
                        continue
                    if not data.isascii() and half in {None, mine}:
                        yield language, encoding, size, data, text


def main(path: Path, half: int | None) -> None:
    right: Counter[object] = Counter()
    all_: Counter[object] = Counter()
    started, number = time.process_time(), 0
    for language, encoding, size, data, text in draws(path, half):
        try:
            got = decode(data).text
        except Undecodable:
            got = ""
        number += 1
        for key in (size, language, encoding):
            all_[key] += 1
            right[key] += got == text
    spent = time.process_time() - started
    for key in sorted(all_, key=str):
        print(f"{key!s:14} {right[key] / all_[key]:.3f}  of {all_[key]}")
    print(f"{1000 * spent / max(1, number):.1f} ms a text")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
