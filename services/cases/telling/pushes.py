"""What a case's reporter is pushed: at most three times, and anew after it was opened again.

That it was signed for, a delay or a question, what was done: earlier ones leave room for the last.
An emergency's reporter is told everything. What is not pushed any more stands in 进度 and on the
case's page; the history says which push was kept back, and which one nobody could be told.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from domain.session import Language, Question
from domain.workflow import mark
from services import when
from services.cases import appointments, lookup
from services.cases.intake import RULE
from services.cases.telling import alerts, pages, promise
from services.cases.telling.alerts import Reader
from services.escalation import telephone
from services.office import Office
from services.people import callers
from services.unit import Unit

Slot = Literal["signed", "between", "done"]

ROOM: Mapping[Slot, int] = {"signed": 1, "between": 2, "done": 3}
"""Up to which push each sort still finds room (domain.md, Clocks: three a case)."""


class Pushed(NamedTuple):
    """The case after a push, and whether there was one."""

    case: Case
    told: bool


Compose = Callable[[Reader, str], Awaitable[Reply]]
"""The push for a reader, who calls the case by that number."""


async def signed(office: Office, unit: Unit, case: Case, now: int) -> Pushed:
    """Who has it, by when they are contacted and answered. Quiet cases: nothing."""

    async def compose(reader: Reader, number: str) -> Reply:
        answer = promise.answer_by(office, case, reader.language)
        contact = promise.contact_by(office, case, reader.language)
        ahead = promise.contact_ahead(case, now)
        id = "told-signed-contact" if ahead else "told-signed"
        text = office.texts.say(
            reader.language,
            id if answer else "told-signed-soon",
            number=number,
            who=holder(office, case, reader.language),
            at=when.moment(now, now, office.calendar, reader.language),
            contact=contact,
            answer=answer,
        )
        return Reply(text=text)

    return (
        Pushed(case, False)
        if case.quiet
        else await _push(office, unit, case, "signed", compose, now)
    )


async def delayed(office: Office, unit: Unit, case: Case, reason: str, now: int) -> Pushed:
    """That the answer comes later than promised: why, and when instead."""

    async def compose(reader: Reader, number: str) -> Reply:
        answer = promise.answer_by(office, case, reader.language)
        before = promise.first_promised(office, case, reader.language)
        return _said(
            office, reader, "told-delayed", number, reason=reason, answer=answer, before=before
        )

    return await _push(office, unit, case, "between", compose, now)


async def asked(office: Office, unit: Unit, case: Case, question: str, now: int) -> Pushed:
    """A question; what the reporter says next answers it. Not told: it has to be asked by phone."""

    async def compose(reader: Reader, number: str) -> Reply:
        who = holder(office, case, reader.language)
        return _said(office, reader, "told-asked", number, who=who, question=question)

    return await _push(office, unit, case, "between", compose, now, answered=True)


async def failed(office: Office, unit: Unit, case: Case, now: int) -> Pushed:
    """That those who checked it found it not done, and by when it will be answered again."""
    return await _anew(office, unit, case, "told-failed", "between", now)


async def ordered(office: Office, unit: Unit, case: Case, now: int) -> Pushed:
    """That the supervisor has it done once more."""
    return await _anew(office, unit, case, "told-ordered", "signed", now)


async def moved(office: Office, unit: Unit, case: Case, now: int) -> Pushed:
    """That another grid has it now, by the same date; the first push names that one anyway."""

    async def compose(reader: Reader, number: str) -> Reply:
        answer = promise.answer_by(office, case, reader.language)
        who = holder(office, case, reader.language)
        id = "told-moved" if answer else "told-moved-soon"
        return _said(office, reader, id, number, who=who, answer=answer)

    if case.quiet or not case.told:
        return Pushed(case, False)
    return await _push(office, unit, case, "between", compose, now)


async def handled(office: Office, unit: Unit, case: Case, result: str, now: int) -> Pushed:
    """What was done, and whether it is fine."""

    async def compose(reader: Reader, number: str) -> Reply:
        at = when.moment(now, now, office.calendar, reader.language)
        said = _said(office, reader, "told-handled", number, result=result, at=at)
        cards = await pages.card(office, case, reader.language, now)
        after = office.texts.say(reader.language, "told-handled-ask")
        return replace(
            said, cards=cards, after=after, choices=fine_or_not(office, case, reader.language)
        )

    case = await appointments.cancel(unit, await unit.get(Case, case.id) or case, RULE, now)
    return await _push(office, unit, case, "done", compose, now)


async def turned_away(
    office: Office, unit: Unit, case: Case, reason: str, turn_to: str, now: int
) -> Pushed:
    """That it is not the street's (未受理, 不归街道), why, and where to turn instead."""

    async def compose(reader: Reader, number: str) -> Reply:
        return _said(office, reader, "told-turned-away", number, reason=reason, turn_to=turn_to)

    return await _push(office, unit, case, "done", compose, now)


async def refused(office: Office, unit: Unit, case: Case, reason: str, now: int) -> Pushed:
    """The supervisor's written answer where it is not done once more."""

    async def compose(reader: Reader, number: str) -> Reply:
        return _said(office, reader, "told-refused", number, reason=reason)

    return await _push(office, unit, case, "done", compose, now)


def holder(office: Office, case: Case, language: Language) -> str:
    """Who has a case, as its reporter is told: its grid, or the street's desk."""
    return office.grid_name(case.grid, language) or office.texts.say(language, "desk-name")


def fine_or_not(office: Office, case: Case, language: Language) -> tuple[Choice, ...]:
    """「行」 and 「没好」 as answers to a push."""
    say = office.texts.say
    return tuple(
        Choice(
            say(language, f"told-{word}"),
            say(language, f"told-{word}-say", number=case.number),
            say(language, f"told-{word}"),
        )
        for word in ("fine", "not-fine")
    )


def waits_for(unit: Unit, case: Case, reader: Reader, now: int, unread: str = "") -> None:
    """What the reporter says or sends next is for this case; `unread` is shown to who asks first."""
    asked = Question(kind="reply", case=case.id, asked_at=now, words=unread)
    unit.put(replace(reader.session, question=asked, last_case=case.id, last_case_at=now))


async def _anew(office: Office, unit: Unit, case: Case, id: str, slot: Slot, now: int) -> Pushed:
    async def compose(reader: Reader, number: str) -> Reply:
        answer = promise.answer_by(office, case, reader.language)
        return _said(office, reader, id, number, answer=answer)

    return await _push(office, unit, case, slot, compose, now)


def _said(office: Office, reader: Reader, id: str, number: str, **facts: str) -> Reply:
    return Reply(text=office.texts.say(reader.language, id, number=number, **facts))


async def _push(
    office: Office,
    unit: Unit,
    case: Case,
    slot: Slot,
    compose: Compose,
    now: int,
    *,
    answered: bool = False,
) -> Pushed:
    case = await unit.get(Case, case.id) or case
    if not case.reporter:
        return Pushed(case, False)
    if case.told >= ROOM[slot] and case.urgency != "emergency":
        return Pushed(_noted(unit, case, "kept_back", slot, now), False)
    reader = await alerts.reader_of(office, case)
    if reader is None:
        # A question or an answer has to be said all the same; who has a telephone only, hears all.
        if slot != "signed" or callers.by_telephone(case):
            await telephone.owe(office, unit, case, f"{case.id}:{case.steps}", now)
        return Pushed(_noted(unit, case, "unreached", slot, now), False)
    said = await compose(reader, await lookup.called(office.store, case))
    notices = office.subscription or office.miniprogram
    if notices and not said.cards:  # a tap on a notice leads there, and to the next
        said = replace(said, cards=await pages.card(office, case, reader.language, now))
    shown = Reply(text=office.texts.say(reader.language, "told-quiet")) if case.quiet else said
    alerts.tell_reader(unit, case, reader, shown, now)
    if answered or case.quiet:
        waits_for(unit, case, reader, now, said.text if case.quiet else "")
    case = replace(case, told=case.told + 1)
    unit.put(case)
    return Pushed(case, True)


def _noted(unit: Unit, case: Case, act: str, slot: Slot, now: int) -> Case:
    case, event = mark(case, act, RULE, now, push=slot)
    unit.insert(event)
    unit.put(case)
    return case
