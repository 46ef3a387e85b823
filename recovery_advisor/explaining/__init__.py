"""Explains an advice: its reasons, what is in the way of a better one, and what would change it."""
