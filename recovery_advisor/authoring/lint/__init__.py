"""``rules check``: what loads and may yet be wrong, found by lints."""
