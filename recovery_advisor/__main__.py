"""Runs the command ``recovery-advisor`` as ``python -m recovery_advisor``."""

import sys

from recovery_advisor.cli.main import main

sys.exit(main())
