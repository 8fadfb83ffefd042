"""Characters, words and sentences: what holds for text in any language."""
