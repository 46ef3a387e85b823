"""Decides kept records again, and says what would change."""
