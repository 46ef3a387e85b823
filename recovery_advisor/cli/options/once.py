"""An action for options that may be given once, which keeps what was given more often."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace

from recovery_advisor.values.twin_keys import Twins


class Once(Action):
    """Stores an option's value; another one beside it makes twins, which no field accepts."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Store the value, or the values so far with this one."""
        before = getattr(namespace, self.dest)
        if before in (None, values):
            setattr(namespace, self.dest, values)
            return
        earlier = before.values if isinstance(before, Twins) else (before,)
        setattr(namespace, self.dest, Twins((*earlier, values)))
