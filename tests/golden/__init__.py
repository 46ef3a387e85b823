"""What the library answers today, kept as text: a change of structure must leave it as it is."""
