"""``python -m recovery_advisor`` is the command ``recovery-advisor``."""

import sys

from recovery_advisor.cli.main import main

sys.exit(main())
