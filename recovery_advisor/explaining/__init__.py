"""Why an advice is what it is, why not more, and what would change it."""
