"""The command line: one small file a command, imported when it is called."""


def main() -> None:
    """Entry point of the ``ukcorpus`` command; does not return."""
    import sys

    from ukcorpus.cli.app import run

    sys.exit(run(sys.argv[1:]))
