"""Claims about the course of every possible person, over all time."""
