"""Reads a text the way a careful colleague would and returns findings. Knows no Qt, no SQL and no network."""
