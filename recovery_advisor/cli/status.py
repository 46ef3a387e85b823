"""The exit statuses of every command."""

from enum import IntEnum


class Status(IntEnum):
    """The exit status of a command: the highest of the first three that apply."""

    #: Every check-in was answered; a check found nothing that fails it.
    DONE = 0
    #: A check found something: a flaw of the rules, a claim that is not proved, a change.
    FOUND = 1
    #: Something can't be taken: a check-in, an option, a rules folder.
    REFUSED = 2
    #: Stopped by Ctrl-C (128 + SIGINT, as shells count), or by the end of the input on a terminal.
    INTERRUPTED = 130
    #: The reader of the output closed it (128 + SIGPIPE, as shells count).
    UNREAD = 141
