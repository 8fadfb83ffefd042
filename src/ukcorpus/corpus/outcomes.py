"""What ingest says of each input."""

from typing import NamedTuple

from ukcorpus.model.records import Record, Rejected


class Outcome(NamedTuple):
    """What became of one input, in the order of the columns of ``ingest``."""

    status: str
    """``added changed renamed unchanged removed missing rejected``."""
    id: str
    path: str
    lang: str = ""
    date: str = ""
    words: int = 0
    segments: int = 0
    quotes: int = 0
    note: str = ""
    record: Record | None = None


def of_article(status: str, record: Record, quotes: int, note: str) -> Outcome:
    """Of an article that was read."""
    return Outcome(
        status, record.id, record.path, record.language.code, record.published.edtf,
        record.words, len(record.segments), quotes, note, record,
    )  # fmt: skip


def rejection(rejected: Rejected) -> Outcome:
    """Of a file, or a member of one, that could not be read."""
    where = f"{rejected.path}!{rejected.member}" if rejected.member else rejected.path
    hint = f"  {rejected.hint}" if rejected.hint else ""
    return Outcome("rejected", "", where, note=f"{rejected.code}: {rejected.reason}{hint}")
