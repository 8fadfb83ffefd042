"""What the program knows: frozen values that are valid because they exist."""

FORMAT_VERSION = 1
"""Of the JSON that is written. Raised when a field goes or changes, not when one comes."""
