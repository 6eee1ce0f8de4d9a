"""Whether a firing still has something to say: minutes that are in make some of them needless."""

from datetime import date, timedelta

from domain.meeting import Minutes
from domain.reminder import Due, ReminderRule
from services.office import Office
from services.reminders.firings import MINUTES
from services.reminders.occurrences import rule_of
from storage.port import Where, eq


async def needed(office: Office, due: Due, now: int) -> bool:
    """Whether it is to be said at all. Raises `Unavailable`.

    That a meeting comes helps nobody once it began.
    """
    rule = rule_of(office.street, due.occurrence.rule)
    if rule is None:  # the pack has it no longer
        return False
    if due.what == MINUTES:
        return await office.store.get(Minutes, due.occurrence.id) is None
    if isinstance(rule, ReminderRule) and rule.unless:
        return not await _held(office, rule.unless, due)
    return isinstance(rule, ReminderRule) or now < due.occurrence.at


async def _held(office: Office, meeting: str, due: Due) -> bool:
    """Whether that meeting took place in the occurrence's month, and says so."""
    first = date.fromisoformat(due.occurrence.day[:10]).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    where = [
        eq("rule", meeting),
        eq("grid", due.occurrence.grid),
        Where("at", ">=", office.calendar.moment(first, 0)),
        Where("at", "<", office.calendar.moment(after, 0)),
    ]
    return bool(await office.store.find(Minutes, where, limit=1))
