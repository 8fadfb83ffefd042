"""``make quality``: every measure of the project over given corpora, in tables."""
