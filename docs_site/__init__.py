"""Makes the documentation site of what the repository says: its pages, the package and the rules."""
