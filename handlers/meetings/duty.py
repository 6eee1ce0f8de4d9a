"""「值班」: who is on duty today and tomorrow, who stands in for whom."""

from domain.duty import DutyShift
from domain.message import Reply
from domain.people import Staff
from handlers.turn import Turn
from services import when
from services.duty.running import between, running
from services.duty.shifts import hours_of, station_name
from services.people import seats

DAY_MINUTES = 24 * 60


async def duty(turn: Turn) -> Reply:
    """Whose shift runs, else who holds the duty phone; then the shifts of two days, then leave."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    everybody = {seat.id: seat for seat in await seats.all_seats(turn.office.store)}
    on_shift = await running(turn.office.store, turn.now)
    held = [seat for seat in everybody.values() if seat.duty and not seat.revoked]
    names = [everybody[id].name for id in sorted(on_shift) if id in everybody]
    names = names or [seat.name for seat in held]
    lines = [turn.say("duty-now", names="、".join(names)) if names else turn.say("duty-none")]
    lines += await _two_days(turn, everybody)
    away = [seat for seat in everybody.values() if _is_away(seat, turn.now)]
    lines += [_away_line(turn, seat, everybody) for seat in away]
    return Reply(text="\n".join(lines))


async def _two_days(turn: Turn, everybody: dict[str, Staff]) -> list[str]:
    calendar = turn.office.calendar
    today = calendar.local(turn.now).date()
    start, middle, end = (calendar.moment(today, DAY_MINUTES * day) for day in (0, 1, 2))
    lines: list[str] = []
    for id, since, until in (("duty-today", start, middle), ("duty-tomorrow", middle, end)):
        found = await between(turn.office.store, since, until)
        shown = [
            _shift_line(turn, s, everybody) for s in found if s.since >= since or s.until > turn.now
        ]
        if shown:
            lines += [turn.say(id), *shown]
    return lines


def _shift_line(turn: Turn, shift: DutyShift, everybody: dict[str, Staff]) -> str:
    name = everybody[shift.seat].name if shift.seat in everybody else turn.say("desk-name")
    hours = hours_of(turn.office, shift, turn.now, turn.session.language)
    if not shift.station:
        return turn.say("duty-shift", hours=hours, name=name)
    station = station_name(turn.office, shift.station)
    return turn.say("duty-shift-station", hours=hours, name=name, station=station)


def _is_away(seat: Staff, now: int) -> bool:
    return not seat.revoked and any(since <= now < until for since, until in seat.away)


def _away_line(turn: Turn, seat: Staff, everybody: dict[str, Staff]) -> str:
    until = max(end for _, end in seat.away) - 1
    deputy = everybody[seat.deputy].name if seat.deputy in everybody else turn.say("desk-name")
    day = when.day(until, turn.now, turn.office.calendar, turn.session.language)
    return turn.say("duty-away", name=seat.name, until=day, deputy=deputy)
