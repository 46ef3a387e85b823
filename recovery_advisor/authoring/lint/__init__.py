"""Lints, for ``rules check``: they find what may be wrong in rules that load."""
