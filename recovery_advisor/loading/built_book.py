"""The shipped rule book as it was compiled when the wheel was built: reading it is much quicker than compiling.

The wheel holds it as data, and its seal as code: one hash of the version of the library, of the rules
folder and of the compiled book. Where anything of the three is another now, changed on purpose, cut or
damaged, the book is not used, and the rules are compiled anew. A checkout has neither.
"""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from pathlib import Path

from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.book_json import book_as_json, book_from_json
from recovery_advisor.values.version import __version__

#: The compiled book, and the module with its seal, beside this module.
BOOK, SEAL = "built_book.json", "built_seal"


def built_book() -> RuleBook | None:
    """The shipped rule book as the wheel holds it; ``None`` where it has none of just these rules."""
    try:
        seal = import_module(f"recovery_advisor.loading.{SEAL}").SEAL
        compiled = Path(__file__).with_name(BOOK).read_bytes()
        return opened(compiled, seal, shipped_rules())
    except Exception:  # whatever is missing or damaged, the rules themselves are there to compile
        return None


def opened(compiled: bytes, seal: str, rules: Path) -> RuleBook | None:
    """The rule book that a seal says was compiled from a folder; ``None`` where it is of anything else."""
    return book_from_json(compiled) if seal_of(compiled, rules) == seal else None


def write_built_book(book: RuleBook, rules: Path, to: Path) -> None:
    """Write a rule book and its seal, once it is sure to be read as the same rule book.

    Args:
        book: what was compiled.
        rules: the folder that it was compiled from.
        to: the folder for the two files.
    """
    compiled = book_as_json(book).encode("ascii")
    assert book_from_json(compiled) == book
    seal = seal_of(compiled, rules)
    (to / BOOK).write_bytes(compiled)
    told = f"The seal of {BOOK}; written when the wheel was built."
    (to / f"{SEAL}.py").write_text(f'"""{told}"""\n\nSEAL = "{seal}"\n', encoding="ascii")


def seal_of(compiled: bytes, rules: Path) -> str:
    """The hash of this version of the library, of a rules folder and of a compiled book.

    Of the folder everything counts, as any entry may be a fault, but what is hidden and never read.
    """
    digest = sha256(f"{__version__} {len(compiled)}\n".encode())
    digest.update(compiled)
    for path in sorted(rules.rglob("*")):
        name = path.relative_to(rules).as_posix()
        if name[0] != "." and "/." not in name:
            content = path.read_bytes() if path.is_file() else b""
            digest.update(f"{name} {path.is_file()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
