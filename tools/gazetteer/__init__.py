"""The places of the gazetteer: what is taken from which package, and what is trusted."""
