"""What whoever reported a case does to it afterwards; every act ends in its history."""

from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from domain.case import Actor, Case, Words, Yes
from domain.workflow import mark, retime, step
from services.cases.hurrying import hurried
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


class Verdict(msgspec.Struct, frozen=True):
    """What a reporter says of the result: solved and satisfied are two things, 0 stars are none."""

    solved: Yes = ""
    satisfied: Yes = ""
    stars: int = 0

    @property
    def bad(self) -> bool:
        """Whether it has to be done again. Solved, but slowly or rudely, is solved."""
        return self.solved == "no" or (self.solved == "" and self.satisfied == "no")

    @property
    def good(self) -> bool:
        """Whether it may be closed."""
        return not self.bad and "yes" in (self.solved, self.satisfied)


def rate(
    office: Office, unit: Unit, case: Case, actor: Actor, verdict: Verdict, words: str, now: int
) -> Case:
    """评价: written down as they said it, the call-back is not needed any more; changes no state."""
    case, event = step(
        case, "rate", actor, "reporter", now, office.timing,
        solved=verdict.solved or case.solved,
        satisfied=verdict.satisfied or case.satisfied,
        stars=verdict.stars or case.stars,
    )  # fmt: skip
    unit.insert(event)
    if words:
        unit.insert(said(case, actor, now, "note", words))
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


def answer(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """The answer to a colleague's question has come: the case goes on, and its clocks with it."""
    case, event = step(case, "answer", actor, "reporter", now, office.timing)
    unit.insert(event)
    unit.put(case)
    return case


class Urged(NamedTuple):
    """The case after an urge, and whether it counted: once a day, in an emergency each time."""

    case: Case
    counted: bool


def urge(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Urged:
    """催办: counted, and whoever has it owes the next step sooner."""
    same_day = office.calendar.local(case.urged_at).date() == office.calendar.local(now).date()
    if same_day and case.urgency != "emergency":
        return Urged(case, False)
    case = hurried(case, now, office.timing)
    case = replace(case, urged=case.urged + 1, urged_at=now)
    case, event = mark(case, "urge", actor, now, count=case.urged)
    unit.insert(event)
    unit.put(case)
    return Urged(case, True)


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
