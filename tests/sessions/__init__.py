"""Sessions, planned by the library and plainly."""
