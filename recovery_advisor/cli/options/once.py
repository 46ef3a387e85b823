"""An action for options that may be given only once."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace


class Once(Action):
    """Stores an option's value, and refuses a second one, so that neither is lost."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Store the value."""
        before = getattr(namespace, self.dest)
        if before not in (None, values):
            parser.error(f"{option_string}: given as {before} and as {values}; give it once")
        setattr(namespace, self.dest, values)
