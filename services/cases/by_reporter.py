"""What whoever reported a case does to it afterwards; every act ends in its history."""

from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.workflow import mark, retime, step
from services.cases.intake import add_words
from services.cases.words import said
from services.office import Office
from services.unit import Unit


def withdraw(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """The reporter takes it back."""
    case, event = step(
        case,
        "withdraw",
        actor,
        "reporter",
        now,
        office.timing,
        outcome="withdrawn",
        closed_at=now,
    )
    unit.insert(event)
    unit.put(case)
    return case


def confirm(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """The reporter's 「行」: verified by itself, closed. Solved is what they say of it."""
    case, event = step(
        case,
        "confirm",
        actor,
        "reporter",
        now,
        office.timing,
        outcome=case.outcome or "solved",
        solved="yes",
        closed_at=now,
    )
    unit.insert(event)
    unit.put(case)
    return case


def redo(
    office: Office, unit: Unit, case: Case, actor: Actor, reason: str, owner: str, now: int
) -> Case:
    """「没好」 on a handled case: back to work, to the seat `owner` (`another`), with a new clock."""
    case, event = step(
        case,
        "redo",
        actor,
        "reporter",
        now,
        office.timing,
        reason=reason,
        owner=owner,
        handler=owner,
        solved="no",
    )
    unit.insert(event)
    unit.insert(said(case, actor, now, "reason", reason))
    unit.put(case)
    return case


def urge(unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """催办: counted and written down."""
    case, event = mark(replace(case, urged=case.urged + 1), "urge", actor, now)
    unit.insert(event)
    unit.put(case)
    return case


def lower(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """「不急」: an emergency becomes urgent, with an urgent case's dates; never closed by that word."""
    before = case.urgency
    case = retime(replace(case, urgency="urgent"), now, office.timing)
    case, event = mark(case, "lower", actor, now, before=before)
    unit.insert(event)
    unit.put(case)
    return case


def note(unit: Unit, case: Case, actor: Actor, now: int, words: Words) -> Case:
    """补充: words, photos or a pin added to a case."""
    return add_words(unit, case, actor, now, words)[0]


def hand_over(
    unit: Unit, before: Case, case: Case, words: list[Words], actor: Actor, now: int
) -> Case:
    """Photos that were meant for another case of the same reporter; both histories tell."""
    count = sum(m.kind != "voice" for w in words for m in w.media)
    for one in words:
        unit.put(replace(one, case=case.id))
    _count_photos(unit, before, -count, actor, now)
    return _count_photos(unit, case, count, actor, now)


def _count_photos(unit: Unit, case: Case, more: int, actor: Actor, now: int) -> Case:
    case = replace(case, photos=case.photos + more)
    case, event = mark(case, "photos", actor, now, count=more)
    unit.insert(event)
    unit.put(case)
    return case
