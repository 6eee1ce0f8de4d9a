"""What an emergency changes for everybody: what comes first, what is said, what has to wait."""

from domain.mode import Mode
from domain.readiness import Emergency
from domain.session import Language
from domain.understanding import Urgency
from services.office import Office

RAISED: Urgency = "urgent"
"""What a topic of the emergency is at least, while it is on."""

_CALM: frozenset[Urgency] = frozenset({"low", "normal", "high"})


def kind_of(office: Office, mode: Mode) -> Emergency | None:
    """The kind of emergency that is on, None on ordinary days or where none was named."""
    kinds = office.street.readiness.kinds if mode.alert else ()
    return next((kind for kind in kinds if kind.id == mode.kind), None)


def urgency(office: Office, mode: Mode, topic: str, said: Urgency) -> Urgency:
    """How urgent a report is: what belongs to the emergency that is on does not wait."""
    kind = kind_of(office, mode)
    if kind is not None and topic in kind.raises and said in _CALM:
        return RAISED
    return said


def advice(office: Office, mode: Mode, language: Language) -> str:
    """What residents read first while it is on: what to send, whom to ring; "" for nothing."""
    kind = kind_of(office, mode)
    return kind.public.get(language, "") if kind else ""
