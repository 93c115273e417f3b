"""The institution's rules in *Ajustes*: how it writes, its days off, its periods and modes."""
