"""``ukcorpus schema``."""

from typing import Any

import click

from ukcorpus.cli.shared import State, command, prepare_output

COLUMNS: tuple[str, ...] = ()
NAMES = ("article", "segment", "mention", "claim", "quote", "figure", "time", "date", "record")


@command("schema", COLUMNS, rows=False)
@click.argument("name", type=click.Choice(NAMES))
def schema(_: State, name: str) -> int:
    """JSON Schema of a record.

    \b
    ukcorpus schema claim
    """
    import json

    import msgspec

    prepare_output()
    print(json.dumps(msgspec.json.schema(_type(name)), ensure_ascii=False, indent=2))
    return 0


command = schema


def _type(name: str) -> Any:
    from ukcorpus.model import articles, claims, dates, figures, names, records

    return {
        "article": records.Record,
        "record": records.Record,
        "segment": articles.Segment,
        "mention": names.Mention,
        "claim": claims.Claim,
        "quote": claims.Claim,  # a claim of type direct
        "figure": figures.Figure,
        "time": dates.TimeExpression,
        "date": dates.Published,
    }[name]
