"""The exit statuses of every command."""

from enum import IntEnum


class Status(IntEnum):
    """How a command ended. Where several of the first three are due, the highest is."""

    #: Every check-in was answered; a check found nothing that fails it.
    DONE = 0
    #: A check found something: a flaw of the rules, a claim that is not proved, a change.
    FOUND = 1
    #: Something can't be taken: a check-in, an option, a rules folder.
    REFUSED = 2
    #: Stopped by Ctrl-C, as shells count it (128 + SIGINT), or by the end of what is typed.
    INTERRUPTED = 130
    #: Whoever read the output went away, as shells count it (128 + SIGPIPE).
    UNREAD = 141
