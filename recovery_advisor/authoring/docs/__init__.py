"""Pages, tables and sources that are generated from rules and lints."""
