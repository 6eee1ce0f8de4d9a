"""One row becomes a work order, or the reason why it cannot."""

import re

import msgspec

from domain.calendar import WorkCalendar
from domain.hotline import Field, OrderForm
from domain.understanding import Urgency
from services.hotline.moments import deadline, moment
from services.sheets.cells import digits_lost, folded, plain
from services.sheets.files import Row
from services.sheets.header import Header
from services.sheets.phones import dialled

_NUMBER = re.compile(r"(?=(?:\D*\d){4})[\w()\[\]〔〕/.-]{4,64}")
_LEVELS = re.compile(r"[-–—/\\>》、|,;:_ ]+")
_NOTHING = frozenset({"/", "-", "--", "—", "——", "无", "空", "null", "None", "NULL", "N/A"})

Reason = tuple[str, str]
"""Why a row is refused: an id in locales, and what stood there."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A work order as 12345 wrote it. Moments are ms UTC, 0 where none is given.

    `topic` and `urgency` are ours, "" and None where the pack knows no word of theirs. `over`:
    12345 closed it already. `phone` is one that can be dialled, `phone_said` what stood there.
    """

    row: int
    number: str
    text: str
    received: int = 0
    person: str = ""
    phone: str = ""
    phone_said: str = ""
    address: str = ""
    category: str = ""
    topic: str = ""
    urgency: Urgency | None = None
    due: int = 0
    secret: bool = False
    contact: str = ""
    callback: str = ""
    over: bool = False


class Refused(msgspec.Struct, frozen=True):
    """A row that is no work order yet: which one, and what has to be mended."""

    row: int
    number: str
    reason: str
    said: str = ""


def order_in(
    row: Row, header: Header[Field], form: OrderForm, calendar: WorkCalendar
) -> Order | Refused | None:
    """The row's order, why there is none, or None for what is none: blanks, totals, headings."""
    if _no_order(row, header, form):
        return None
    number = folded(header.cell(row, "number")).replace(" ", "")
    text = _words(row, header)
    received, due, wrong = _moments(row, header, calendar)
    reason = _wrong_number(row, header, number) or _wrong_words(text) or wrong
    if reason:
        return Refused(row.number, number, *reason)
    said, category = header.joined(row, "phone"), header.joined(row, "category")
    return Order(
        row=row.number,
        number=number,
        text=text,
        received=received,
        person=_line(row, header, "person"),
        phone=dialled(said),
        phone_said="" if said in _NOTHING else said,
        address=_line(row, header, "address"),
        category=category,
        topic=topic_of(category, form),
        urgency=form.urgencies.get(_line(row, header, "urgency")),
        due=due,
        secret=_line(row, header, "secret") in form.marks.get("secret", ()),
        contact=_line(row, header, "contact"),
        callback=_line(row, header, "callback"),
        over=_line(row, header, "state") in form.marks.get("over", ()),
    )


def topic_of(category: str, form: OrderForm) -> str:
    """Our topic for 12345's category: the whole of it, else its finest level that is known."""
    for part in (category, *reversed(_LEVELS.split(category))):
        if part in form.topics:
            return form.topics[part]
    return ""


def _no_order(row: Row, header: Header[Field], form: OrderForm) -> bool:
    first = next((words for cell in row.cells if (words := folded(cell))), "")
    if not first or header.repeated(row, "number"):
        return True
    return first.startswith(form.marks.get("total", ())) and not _words(row, header)


def _wrong_number(row: Row, header: Header[Field], number: str) -> Reason | None:
    if not number:
        return "hotline-no-number", ""
    if digits_lost(header.cell(row, "number")):
        return "hotline-digits-lost", number
    return None if _NUMBER.fullmatch(number) else ("hotline-bad-number", number)


def _wrong_words(text: str) -> Reason | None:
    return None if text else ("hotline-no-words", "")


def _moments(
    row: Row, header: Header[Field], calendar: WorkCalendar
) -> tuple[int, int, Reason | None]:
    """When 12345 received it, by when it wants an answer, and what is wrong with these."""
    came, wanted = _line(row, header, "received"), _line(row, header, "due")
    received = moment(came, calendar) if came else 0
    if received is None:
        return 0, 0, ("hotline-bad-received", came)
    due = deadline(wanted, received, calendar) if wanted else 0
    if due is None:
        return 0, 0, ("hotline-bad-due", wanted)
    if due and due < received:
        return 0, 0, ("hotline-due-before", wanted)
    return received, due, None


def _words(row: Row, header: Header[Field]) -> str:
    """What it is about; a title that says more than the words stands above them."""
    title, text = _line(row, header, "title"), plain(header.cell(row, "text"))
    text = "" if text in _NOTHING else text
    return text if title in text else f"{title}\n{text}".strip()


def _line(row: Row, header: Header[Field], field: Field) -> str:
    said = folded(header.cell(row, field))
    return "" if said in _NOTHING else said
