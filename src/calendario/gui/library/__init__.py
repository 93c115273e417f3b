"""*Biblioteca*: every picture that was ever used, whose it is, and who lets themselves be shown in it."""
