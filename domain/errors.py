"""One tree of errors. What a person reads comes from locales by the error's `id`."""


class XinyiError(Exception):
    """The root: everything this program raises on purpose."""

    id = "error-internal"

    def __init__(self, message: str = "", **facts: object) -> None:
        super().__init__(message or (self.__doc__ or "").strip().splitlines()[0])
        self.facts = facts


class NotUnderstood(XinyiError):
    """The request is malformed: the caller has to mend it (a 4xx)."""

    id = "error-malformed"


class NotGenuine(XinyiError):
    """A signature, secret or time stamp does not hold: somebody else may be talking."""

    id = "error-not-genuine"


class NotAllowed(XinyiError):
    """This person has no right to do that."""

    id = "error-not-allowed"


class NotPossible(XinyiError):
    """The case's state does not allow that step."""

    id = "error-not-possible"


class NotFound(XinyiError):
    """No such thing, or not for this person's eyes."""

    id = "error-not-found"


class StoreError(XinyiError):
    """The root of what a store may answer instead of «ok»."""


class Conflict(StoreError):
    """Somebody changed what this decision rested on: read again and decide again."""

    id = "error-busy"


class Duplicate(StoreError):
    """This delivery was answered before: the stored reply is the answer."""


class Unavailable(StoreError):
    """The store could not write (disk full, no primary, closing): nothing of it happened."""

    id = "error-unavailable"


class StoreInUse(StoreError):
    """Another server holds this SQLite file; several workers need MongoDB."""

    id = "error-store-in-use"


class BadSettings(XinyiError):
    """Settings or street pack are wrong; `facts["faults"]` lists every fault."""

    id = "error-settings"
