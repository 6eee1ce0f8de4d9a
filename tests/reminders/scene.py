"""A street whose people are reminded: seats, rules of a test's own, time that is moved."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from domain.document import Document
from domain.duty import DutyShift
from domain.firing import Firing
from domain.meeting import MeetingRule
from domain.mode import MODE, Mode
from domain.people import Address, Role, Staff
from domain.reminder import Recurring, ReminderRule, Round, Template, Who
from domain.work import Notice
from services.cases.kinds import KINDS as CASE_KINDS
from services.clock import FixedClock
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.mode.kinds import KINDS as MODE_KINDS
from services.office import Office
from services.reminders.kinds import KINDS as REMINDER_KINDS
from services.reminders.tick import Tally, tick
from services.roster.kinds import KINDS as ROSTER_KINDS
from storage.port import Insert, Replace
from tests.domain.moments import at

KINDS: tuple[type[Document], ...] = tuple(
    dict.fromkeys(
        (
            *CASE_KINDS,
            *DELIVERY_KINDS,
            *REMINDER_KINDS,
            *MODE_KINDS,
            *ROSTER_KINDS,
            Firing,
            Staff,
            DutyShift,
        )
    )
)

MONDAY = at("2026-11-23 09:00")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000

CHIEFS = Who(roles=("grid_chief",))
WORDS = Template(id="words", name="话", text="{name}在{grid}，{day}", source="made")


def a_rule(**more: Any) -> ReminderRule:
    """Said to the chiefs at nine, every Tuesday of the street's, unless told otherwise."""
    plain: dict[str, Any] = {
        "id": "rule", "name": "看看", "rule": "FREQ=WEEKLY;BYDAY=TU", "at": "09:00",
        "who": CHIEFS, "template": "words", "source": "made",
    }  # fmt: skip
    return ReminderRule(**(plain | more))


def a_meeting(**more: Any) -> MeetingRule:
    """Every grid's, on Tuesday at ten; an hour before it people hear of it."""
    plain: dict[str, Any] = {
        "id": "meeting", "name": "碰头会", "rule": "FREQ=WEEKLY;BYDAY=TU", "at": "10:00",
        "each": True, "who": CHIEFS, "before": ("1h",), "minutes_days": 1,
        "keeper": ("grid_chief",), "source": "made",
    }  # fmt: skip
    return MeetingRule(**(plain | more))


def with_rules(office: Office, *rules: Recurring) -> Office:
    """The same street with these rules and no others."""
    street = replace(
        office.street,
        meetings=tuple(rule for rule in rules if isinstance(rule, MeetingRule)),
        reminders=tuple(rule for rule in rules if isinstance(rule, ReminderRule)),
        templates=(WORDS,),
    )
    return replace(office, street=street)


def a_seat(office: Office, name: str, role: Role, grid: str = "", **more: Any) -> Staff:
    """A bound seat; its id is its name."""
    address = Address("wecom", "corp", f"p-{name}")
    return Staff(
        id=name, street=office.street.id, name=name, role=role, grid=grid,
        person=f"p-{name}", address=address, **more,
    )  # fmt: skip


async def settled(office: Office) -> None:
    """Two chiefs, the desk and a supervisor sit there."""
    seats = [
        a_seat(office, "north", "grid_chief", "yibei"),
        a_seat(office, "south", "grid_chief", "yinan"),
        a_seat(office, "desk", "desk"),
        a_seat(office, "boss", "supervisor"),
    ]
    await office.store.commit([Insert(seat) for seat in seats])


class Watch:
    """Time over an office; `move` ticks once afterwards, however far it goes."""

    def __init__(self, office: Office, clock: FixedClock) -> None:
        self.office, self.clock = office, clock

    async def move(self, ms: int) -> Tally:
        """Let `ms` pass (or go back), then tick."""
        self.clock.move(ms)
        return await tick(self.office, self.clock.now())

    async def until(self, text: str) -> Tally:
        """The same up to a moment of the street's wall clock."""
        return await self.move(at(text) - self.clock.now())


async def said(office: Office) -> list[tuple[str, str]]:
    """Who was told what, in the order of the seats."""
    found = await office.store.find(Notice, limit=1000)
    return sorted((n.staff, n.reply.text if n.reply else "") for n in found)


async def heard(office: Office) -> list[str]:
    """Who was told anything, once for each time."""
    return [seat for seat, _ in await said(office)]


async def rounds(office: Office) -> Sequence[Round]:
    """Every round there was."""
    return await office.store.find(Round, limit=1000)


async def emergency(office: Office, *, on: bool) -> None:
    """The street's mode."""
    before = await office.store.get(Mode, MODE)
    mode = Mode(id=MODE, street=office.street.id, state="emergency" if on else "ordinary")
    change = Replace(replace(mode, version=before.version)) if before else Insert(mode)
    await office.store.commit([change])
