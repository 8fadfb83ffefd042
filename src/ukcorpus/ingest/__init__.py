"""From files to records. Reads no index and answers no question."""
