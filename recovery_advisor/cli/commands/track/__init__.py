"""``track``: the commands that follow a person over time."""

from recovery_advisor.cli.command import CommandEntry

GROUP = CommandEntry(
    help="follow the way back over time: keep check-ins and sessions, and be advised by all of them",
    example="recovery-advisor track record",
)
