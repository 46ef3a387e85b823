"""Recovery over time: what was learnt about a person, kept, and what follows from all of it."""
