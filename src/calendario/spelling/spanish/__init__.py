"""Spanish: its words, how it forms further ones, how they get misspelt, and what is right but not meant."""
