"""An advisor without caches to speak of, to measure what an assessment costs that nobody before has helped."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from unittest.mock import patch

from recovery_advisor import Advisor


def nothing_kept(make: Callable[[], Advisor]) -> Advisor:
    """The advisor that is made, keeping no more than it was asked last.

    One entry is left to each cache, as an assessment asks some of them more than once.
    """
    library = [
        module for name, module in sys.modules.items() if name.startswith("recovery_advisor.")
    ]
    keeping = [module for module in library if hasattr(module, "KEPT")]
    assert keeping, "no module says how much it keeps"
    with ExitStack() as patches:
        for module in keeping:
            patches.enter_context(patch.object(module, "KEPT", 1))
        advisor = make()
        advisor.assess({})  # what is made late is made now
    return advisor
