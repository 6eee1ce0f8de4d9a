"""Sheets in and out, told to whoever runs the command: 12345's work orders, and cases."""

from collections import Counter
from datetime import date
from pathlib import Path

import msgspec

from domain.errors import NotUnderstood
from domain.hotline import OrderForm
from domain.street import Track
from services.bookings import importing as cards
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.export.cases import Days, headings, rows, write_down
from services.export.record import View
from services.export.sheet import Format, written
from services.hotline.importing import Happened, bring_in, named
from services.hotline.orders import Order, Refused
from services.hotline.reading import Passed, orders
from services.office import Office
from services.warnings.reading import read, told
from services.warnings.taking import take


async def take_cards(office: Office, path: Path) -> int:
    """Import a sheet of card numbers; 1 where a row could not be read."""
    try:
        made = await cards.take_in(office.store, path)
    except NotUnderstood as unreadable:
        print(_say(office, unreadable.id))
        return 1
    for row in made.bad:
        print(_say(office, "card-bad", row=row))
    counts = {"new": made.new, "changed": made.changed, "known": made.known}
    print(_say(office, "card-imported", **counts, bad=len(made.bad)))
    return 1 if made.bad else 0


async def take_in(office: Office, path: Path, *, trial: bool = False) -> int:
    """Import a file of 12345's orders; 1 where a row was refused, or nothing could be read."""
    if office.street.hotline == OrderForm():
        print(_say(office, "hotline-form-none"))
        return 1
    counts: Counter[str] = Counter()
    try:
        for found in orders(path, office.street.hotline, office.calendar):
            counts[await _row(office, found, trial=trial)] += 1
    except NotUnderstood as unreadable:
        print(_say(office, unreadable.id))
        return 1
    finally:
        _sum_up(office, counts, trial=trial)
    return 1 if counts["refused"] else 0


async def take_warning(office: Office, document: bytes) -> int:
    """Take in a message of CAP 1.2 and say what became of it; 1 where it cannot be read."""
    try:
        alert = read(document)
    except NotUnderstood as wrong:
        print(_say(office, "warning-refused", **told(wrong)))
        return 1
    kept = await take(office, alert, office.clock.now())
    print(_say(office, "warning-taken", warning=kept.id, fate=kept.fate))
    return 0


class Wanted(msgspec.Struct, frozen=True):
    """What is to be exported: `form` "" means as the file is called, `until` None today."""

    since: date
    until: date | None
    track: Track | None
    path: Path
    form: Format | None
    contacts: bool


async def take_out(office: Office, wanted: Wanted) -> int:
    """Write cases into a sheet; with contacts, that is put on record before."""
    now = office.clock.now()
    days = Days(wanted.since, wanted.until or office.calendar.local(now).date(), wanted.track)
    view = View(office, now, wanted.contacts)
    if days.since > days.until:
        print(_say(office, "export-bad-days"))
        return 1
    if wanted.contacts:
        await write_down(view, days)
    form: Format = wanted.form or ("csv" if wanted.path.suffix.lower() == ".csv" else "xlsx")
    count = 0
    with written(wanted.path, form, _say(office, "export-title")) as write:
        write(headings(view))
        async for row in rows(view, days):
            write(row)
            count += 1
    print(_say(office, "export-done", count=count, file=str(wanted.path)))
    if wanted.contacts:
        print(_say(office, "export-contacts-kept"))
    return 0


async def _row(office: Office, found: Order | Refused | Passed, *, trial: bool) -> str:
    """Do what a row asks for, say so, and return what it counts as."""
    if isinstance(found, Passed):
        print(_say(office, "hotline-sheet-passed", name=found.sheet))
        return "passed"
    if isinstance(found, Refused):
        why = _say(office, found.reason, said=found.said)
        return _refused(office, found.row, found.number, why)
    happened = await bring_in(office, found, trial=trial)
    if happened.what == "busy":
        return _refused(office, found.row, found.number, _say(office, "hotline-busy"))
    _tell(office, found, happened)
    return happened.what


def _tell(office: Office, order: Order, happened: Happened) -> None:
    where: dict[str, str | int] = {"row": order.row, "number": order.number}
    if happened.what == "new":
        id = "hotline-row-new" if happened.case else "hotline-row-would-be-new"
        print(_say(office, id, **where | ({"case": happened.case} if happened.case else {})))
        if 0 < order.due < office.clock.now():
            print(_say(office, "hotline-row-overdue", **where))
    elif happened.what == "changed":
        what = named(office, happened.changes)
        print(_say(office, "hotline-row-changed", what=what, case=happened.case, **where))


def _refused(office: Office, row: int, number: str, why: str) -> str:
    print(_say(office, "hotline-row-refused", row=row, number=number or "–", why=why))
    return "refused"


def _sum_up(office: Office, counts: Counter[str], *, trial: bool) -> None:
    names = ("new", "known", "changed", "over", "refused")
    print(_say(office, "hotline-total", **{name: counts[name] for name in names}))
    if trial:
        print(_say(office, "hotline-trial"))


def _say(office: Office, id: str, **facts: str | int) -> str:
    return office.texts.say(STAFF_LANGUAGE, id, **facts)
