"""Translations: reading and accepting catalogues, and the template for translators."""
