"""A person's course over time: a pure fold over instants and lowered answers."""
