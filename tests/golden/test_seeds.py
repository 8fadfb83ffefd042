"""The seeds, and every case that was ever a bug, give the records that were checked by hand.

To report a bug, drop an article into ``cases/`` and run with ``--update-golden``.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SEEDS
from ukcorpus.ingest.formats import read_articles
from ukcorpus.ingest.pipeline import article_id, make_record
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.codec import encode

RECORDS = Path(__file__).parent / "records"
CASES = sorted([*SEEDS.glob("*.txt"), *(Path(__file__).parent / "cases").glob("*.txt")])


def readable(record: dict[str, Any]) -> str:
    """A field a line, and an entity, a claim, a figure a line: so that a difference is read."""
    lines = []
    for name, value in record.items():
        if isinstance(value, list) and value:
            lines += [f"{name}:", *(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)]
        else:
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_an_article_gives_its_record(case: Path, request: pytest.FixtureRequest) -> None:
    path = case.relative_to(ROOT).as_posix()
    raws = [raw for raw in read_articles(case.read_bytes(), path) if isinstance(raw, RawArticle)]

    records = [json.loads(encode(make_record(raw, article_id(raw)))) for raw in raws]

    for record in records:
        del record["text"]  # stands in the article itself
    got = "".join(map(readable, records))
    golden = RECORDS / f"{case.name}.record"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")
