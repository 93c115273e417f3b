"""*Hoy*: what needs a decision, what goes out today, and whether this computer will do it."""
