"""Which engine decides."""

from argparse import ArgumentParser
from typing import get_args

from recovery_advisor.advisor import EngineName


def add_engine(parser: ArgumentParser) -> None:
    """Add ``--engine``."""
    engines = get_args(EngineName)
    parser.add_argument("--engine", choices=engines, help="let one engine decide alone")
