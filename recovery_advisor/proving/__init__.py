"""Proves claims about every possible person, or refutes them by the smallest counterexample."""
