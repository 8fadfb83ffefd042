"""The command line: one small file a command, imported when it is called."""


def main() -> None:
    """Entry point of the ``ukcorpus`` command; does not return."""
    import gc
    import sys

    # Few objects of a short run are ever garbage: looking for it as often as Python does by
    # default takes a tenth of a search, and looking once more at exit an eighth.
    gc.set_threshold(50_000)
    from ukcorpus.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
