"""「换班 25日 给 李四」: asked of the other one, done once they agree."""

from datetime import date

from domain.duty import DutyShift
from domain.message import Choice, Reply
from domain.people import Staff
from domain.work import Lane, Notice
from handlers.turn import Turn
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.duty import swapping
from services.duty.shifts import hours_of, of_seats
from services.ids import new_id
from services.people import seats
from services.spoken import day_in


async def swap(turn: Turn) -> Reply:
    """Which of mine, to whom, perhaps for which of theirs."""
    mine = await seats.of_person(turn.office.store, turn.person)
    words = turn.command.rest if turn.command else ""
    own = await _ahead(turn, mine)
    if not own:
        return turn.reply("swap-no-shift")
    if not words:
        return turn.reply("swap-how")
    first = day_in(words, turn.now, turn.office.calendar)
    shift = _on(turn, own, first.day) if first else own[0]
    if shift is None:
        assert first is not None
        return turn.reply("swap-none", day=_day(turn, first.day), hours=_hours(turn, own[0]))
    to = await _named(turn, words, mine)
    if to is None:
        return turn.reply("swap-who")
    second = day_in(first.rest, turn.now, turn.office.calendar) if first else None
    back = _on(turn, await _ahead(turn, [to]), second.day) if second else None
    if second is not None and back is None:
        return turn.reply("swap-no-back", name=to.name, day=_day(turn, second.day))
    swapping.offer(turn.unit, shift, to, back)
    giver = next(seat for seat in mine if seat.id == shift.seat)
    _ask(turn, to, giver, shift, back)
    return turn.reply("swap-asked", name=to.name, hours=_hours(turn, shift))


async def agree(turn: Turn) -> Reply:
    """「同意换班」: whose it was is told."""
    return await _answered(turn, yes=True)


async def refuse(turn: Turn) -> Reply:
    """「不换班」: it stays as it was."""
    return await _answered(turn, yes=False)


async def _answered(turn: Turn, *, yes: bool) -> Reply:
    mine = await seats.of_person(turn.office.store, turn.person)
    asked = [
        (seat, shift)
        for seat in mine
        for shift in await swapping.offered_to(turn.office.store, seat, turn.now)
    ]
    if not asked:
        return turn.reply("swap-nothing")
    seat, shift = asked[0]
    hours = hours_of(turn.office, shift, turn.now)
    id = "swap-agreed-tell" if yes else "swap-refused-tell"
    text = turn.office.texts.say(STAFF_LANGUAGE, id, name=seat.name, hours=hours)
    _tell(turn, shift.seat, Reply(text=text))
    if yes:
        await swapping.agree(turn.office, turn.unit, shift, turn.now)
    else:
        swapping.refuse(turn.unit, shift)
    return turn.reply(
        "swap-agreed" if yes else "swap-refused", **({"hours": _hours(turn, shift)} if yes else {})
    )


def _ask(turn: Turn, to: Staff, giver: Staff, shift: DutyShift, back: DutyShift | None) -> None:
    say, office = turn.office.texts.say, turn.office
    hours = hours_of(office, shift, turn.now)
    if back is None:
        text = say(STAFF_LANGUAGE, "swap-ask", name=giver.name, hours=hours)
    else:
        theirs = hours_of(office, back, turn.now)
        text = say(STAFF_LANGUAGE, "swap-ask-back", name=giver.name, hours=hours, back=theirs)
    words = [say(STAFF_LANGUAGE, id) for id in ("swap-agree", "swap-refuse")]
    choices = tuple(Choice(word, word, word=word) for word in words)
    _tell(turn, to.id, Reply(text=text, choices=choices))


def _tell(turn: Turn, seat: str, reply: Reply) -> None:
    """At once: they are asked while it can still be arranged."""
    day = 86_400_000
    turn.unit.insert(
        Notice(
            id=new_id(turn.now),
            street=turn.office.street.id,
            lane=Lane.reminder,
            reply=reply,
            made_at=turn.now,
            visible_at=turn.now,
            expires_at=turn.now + 2 * day,
            staff=seat,
        )
    )


async def _ahead(turn: Turn, whose: list[Staff]) -> list[DutyShift]:
    found = await of_seats(turn.office.store, [seat.id for seat in whose], turn.now)
    return [shift for shift in found if shift.since > turn.now]


async def _named(turn: Turn, words: str, mine: list[Staff]) -> Staff | None:
    """The one seat whose name stands in the words, the longest name first."""
    own = {seat.id for seat in mine}
    everybody = await seats.all_seats(turn.office.store)
    found = [s for s in everybody if s.name in words and s.id not in own and not s.revoked]
    longest = max((len(seat.name) for seat in found), default=0)
    best = [seat for seat in found if len(seat.name) == longest]
    return best[0] if len(best) == 1 else None


def _on(turn: Turn, shifts: list[DutyShift], day: date) -> DutyShift | None:
    calendar = turn.office.calendar
    return next((s for s in shifts if calendar.local(s.since).date() == day), None)


def _hours(turn: Turn, shift: DutyShift) -> str:
    return hours_of(turn.office, shift, turn.now, turn.session.language)


def _day(turn: Turn, day: date) -> str:
    at = turn.office.calendar.moment(day, 12 * 60)
    return when.day(at, turn.now, turn.office.calendar, turn.session.language)
