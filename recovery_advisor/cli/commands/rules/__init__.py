"""``rules``: the commands for reading and writing rules."""

from recovery_advisor.cli.command import CommandEntry

GROUP = CommandEntry(
    help="look at the rules, check them, begin new ones", example="recovery-advisor rules list"
)
