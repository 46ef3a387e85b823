"""Tools for authors of rules: lints, coverage, mutation, diff, replay; no advisor needs them."""
