"""Which words of a text are misspelt, and what was meant: by language, from files that are mapped into memory."""
