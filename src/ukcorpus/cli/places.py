"""``ukcorpus places``."""

from ukcorpus.cli.names import names_command

command = names_command(
    "places",
    """Places with every spelling, those in most articles first.

    \b
    ukcorpus places --variants
    ukcorpus places 'Kharkiv' --json
    """,
)
