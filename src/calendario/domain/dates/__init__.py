"""Dates and hours as people write them: what a text says, and which day that is when it goes out."""
