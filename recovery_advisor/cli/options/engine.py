"""The option for the engine that decides."""

from argparse import ArgumentParser

from recovery_advisor.engines.registry import CHOICES


def add_engine(parser: ArgumentParser) -> None:
    """Add ``--engine``."""
    says = "let one engine decide alone, or demand both"
    parser.add_argument("--engine", choices=CHOICES, help=says)
