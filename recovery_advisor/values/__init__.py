"""Frozen values that cross the library's edges: what is asked, what is answered."""
