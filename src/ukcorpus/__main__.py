"""``python -m ukcorpus``."""

from ukcorpus.cli import main

if __name__ == "__main__":
    main()
