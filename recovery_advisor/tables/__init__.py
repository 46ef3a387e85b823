"""Assesses whole tables: the laws over a rule book as a few formulas, run by each kind of frame's engine."""
