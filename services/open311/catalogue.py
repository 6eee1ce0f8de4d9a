"""What other systems may report here: the topics of the pack that are nobody's secret."""

from domain.street import Topic
from services.office import Office


def open_to_all(topic: Topic) -> bool:
    """Whether others may know that something of this topic was reported at a place."""
    return not (topic.sealed or topic.desk_only or topic.quiet)


def services(office: Office) -> tuple[Topic, ...]:
    """Every topic that is a service. Emergencies are not: these want a telephone, not a form."""
    return tuple(t for t in office.street.topics if open_to_all(t) and t.urgency != "emergency")


def service(office: Office, code: str) -> Topic | None:
    """The service of this code; None for none, and for what is no service."""
    return next((topic for topic in services(office) if topic.id == code), None)
