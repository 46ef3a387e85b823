"""Why an advice is what it is, and what could still change it."""
