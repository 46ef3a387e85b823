"""Reads lists of names."""


def names(given: str) -> list[str]:
    """The names in ``A,B``."""
    return [name.strip() for name in given.split(",") if name.strip()]
