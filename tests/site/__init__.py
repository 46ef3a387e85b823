"""The documentation site: what is in it, and that it is whole."""
