"""The claims about the fold. A few in each file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from recovery_advisor.proving.course.claim import CourseClaim


@cache
def fold_claims() -> tuple[CourseClaim, ...]:
    """Every claim, file by file."""
    names = [module.name for module in iter_modules(__path__)]
    return tuple(claim for name in names for claim in import_module(f"{__name__}.{name}").CLAIMS)
