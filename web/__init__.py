"""The page: the library in a visitor's own browser, with no server behind it."""
