"""Derived questions: what a history answers goes into an assessment, and nobody is asked."""
