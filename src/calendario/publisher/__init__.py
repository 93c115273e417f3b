"""Sends what is due: intent, act, outcome. A process of its own; it shares only the database with the window."""
