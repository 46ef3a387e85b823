"""The option for the output format."""

from argparse import ArgumentParser


def add_formats(parser: ArgumentParser, *formats: str, help: str | None = None) -> None:
    """Add ``--format``; the first of them where it is left out."""
    parser.add_argument("--format", choices=formats, default=formats[0], help=help)
