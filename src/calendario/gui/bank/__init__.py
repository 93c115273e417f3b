"""*Reutilizables*: what is written once and used again."""
