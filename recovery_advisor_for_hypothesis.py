"""What Hypothesis calls when it is imported, so that ``st.from_type(CheckIn)`` works by itself.

It lies beside the package because importing anything inside would import all of it, and whoever
imports Hypothesis for something else would wait for that. Where the package is imported later, it
registers its types itself.
"""

import sys


def register() -> None:
    """Register the types of the library where it is there already."""
    if "recovery_advisor" in sys.modules:
        from recovery_advisor.hypothesis_types import register_types

        register_types()
