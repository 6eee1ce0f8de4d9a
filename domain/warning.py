"""A public warning (CAP 1.2): what an authority says is coming, in its own words."""

from typing import ClassVar, Literal

from domain.document import Document, Index

Status = Literal["Actual", "Exercise", "System", "Test", "Draft"]
Message = Literal["Alert", "Update", "Cancel", "Ack", "Error"]
Severity = Literal["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
Urgency = Literal["Immediate", "Expected", "Future", "Past", "Unknown"]
Certainty = Literal["Observed", "Likely", "Possible", "Unlikely", "Unknown"]

Fate = Literal["told", "exercise", "silent", "elsewhere", "late"]
"""told: the desk heard of it; exercise: heard of it as one; silent: a test or an acknowledgement;
elsewhere: not for this street; late: over before it came."""

GRAVE: frozenset[Severity] = frozenset({"Extreme", "Severe"})


class PublicWarning(Document, frozen=True, kw_only=True):
    """One message of an authority, kept once however often it comes; its id is `warning_id`.

    The words are the authority's own (`headline`, `description`, `instruction`), `sender_name`
    who speaks, `sent` when (ms UTC), `onset` and `expires` 0 where they do not say. `kind` is the
    pack's kind of emergency that it speaks of, "" for none known. `references` are the ids of
    those it updates or cancels.
    """

    collection: ClassVar[str] = "warnings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("sent",)),)

    identifier: str
    sender: str
    sent: int
    status: Status
    message: Message
    event: str = ""
    sender_name: str = ""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    severity: Severity = "Unknown"
    urgency: Urgency = "Unknown"
    certainty: Certainty = "Unknown"
    onset: int = 0
    expires: int = 0
    area: str = ""
    kind: str = ""
    references: tuple[str, ...] = ()
    came_at: int = 0
    fate: Fate = "told"


def warning_id(sender: str, identifier: str) -> str:
    """The one id of a message: CAP makes `identifier` unique for each `sender`."""
    return f"{sender},{identifier}"
