"""RFC 4180, with a header, for spreadsheets."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row, cell, chosen, pick


class _Csv:
    def write(
        self, rows: Iterable[Row], columns: Sequence[str], out: TextIO, options: Options
    ) -> None:
        shown = chosen(columns, options)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(shown)
        for row in rows:
            writer.writerow([cell(pick(row, column)) for column in shown])


RENDERER = _Csv()
