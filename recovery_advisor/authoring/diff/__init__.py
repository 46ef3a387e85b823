"""Compares two rule books over every possible person: who is treated differently, and why."""
