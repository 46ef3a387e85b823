"""The base class of the library's exceptions, and the one that concerns no input."""


class RecoveryAdvisorError(Exception):
    """Base class of the library's exceptions."""


class NoOrigin(RecoveryAdvisorError):
    """The advice was read from JSON, unpickled or edited, and no longer has its check-in."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"This advice can't give {wanted}: it was read back or edited, and no longer knows the"
            " check-in it was made from. Assess the check-in again, and ask that advice."
        )
