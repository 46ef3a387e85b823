"""Texts in other languages: catalogues, what they must have, and the template for translators."""
