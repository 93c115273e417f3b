"""Pieces every screen is made of: drawn by the theme, told what to show, ignorant of calendar and store."""
