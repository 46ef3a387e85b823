"""Recovery over time."""
