"""Catalan, in its general and its Valencian spelling."""
