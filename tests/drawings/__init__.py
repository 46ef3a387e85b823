"""Tests of the drawings of exercises."""
