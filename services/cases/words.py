"""Words that belong to a step of a case."""

from domain.case import Actor, Case, Part, Words
from services.ids import new_id


def said(case: Case, actor: Actor, now: int, part: Part, text: str) -> Words:
    """What somebody said with a step, kept apart from its history."""
    return Words(
        id=new_id(now),
        street=case.street,
        case=case.id,
        at=now,
        said_by=actor.name_in(case),
        part=part,
        text=text,
    )
