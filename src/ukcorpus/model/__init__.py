"""What the program knows: frozen values that are valid because they exist."""
