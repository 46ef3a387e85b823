"""Options that may be given once."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace


class Once(Action):
    """Keeps an option's value, and refuses another one: neither of two answers is to be lost."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Take the value."""
        before = getattr(namespace, self.dest)
        if before not in (None, values):
            parser.error(f"{option_string}: given as {before} and as {values}; give it once")
        setattr(namespace, self.dest, values)
