"""Rules with one thing changed, and what notices the change: examples, cases, claims."""
