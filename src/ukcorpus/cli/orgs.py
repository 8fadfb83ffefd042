"""``ukcorpus orgs``."""

from ukcorpus.cli.names import names_command

command = names_command(
    "orgs",
    """Organisations with every spelling, those in most articles first.

    \b
    ukcorpus orgs --variants
    ukcorpus orgs 'Kharkiv' --json
    """,
)
