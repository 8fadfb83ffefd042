"""``ukcorpus people``."""

from ukcorpus.cli.names import names_command

command = names_command(
    "people",
    """People with every spelling, those in most articles first.

    \b
    ukcorpus people --variants
    ukcorpus people 'Kharkiv' --json
    """,
)
