"""Mutation testing of rules: mutants, and the examples, cases and claims that catch them."""
