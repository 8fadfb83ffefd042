"""One JSON object a line."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from ukcorpus.render import Options, Row, pick


def selected(row: Row, options: Options) -> dict[str, Any]:
    """The fields that were asked for, under the names they were asked by."""
    return {path: pick(row, path) for path in options.fields} if options.fields else dict(row)


def compact(value: Any) -> str:
    """JSON without blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _JsonLines:
    def write(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],  # noqa: ARG002  (JSON has all fields)
        out: TextIO,
        options: Options,
    ) -> None:
        for row in rows:
            out.write(compact(selected(row, options)) + "\n")


RENDERER = _JsonLines()
