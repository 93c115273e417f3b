"""*Calendario*: the week, hour by hour, with the frequency of each channel and what has no date yet."""
