"""Arguments that no command takes."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import NoReturn

from recovery_advisor.values.library_error import RecoveryAdvisorError


def known_options(parser: ArgumentParser) -> list[str]:
    """The options that a parser takes, as its help names them."""
    return re.findall(r"--[a-z][a-z0-9_-]*", parser.format_help())


class Misuse(RecoveryAdvisorError):
    """Arguments can't be taken; the text says which, after how the command is used."""


class RaisingParser(ArgumentParser):
    """Raises where argparse would end the process, so that a danger told beside it is answered."""

    def error(self, message: str) -> NoReturn:
        """Raise :class:`Misuse`."""
        raise Misuse(f"{self.format_usage()}{self.prog}: error: {message}")
