"""Frozen input and output values of the library: check-ins, questions, advice, explanations."""
