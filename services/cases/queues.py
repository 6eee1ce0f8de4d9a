"""Which cases a chief wants to see: queues by seat, and the filters of 「待办 …」."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from domain.case import Case
from domain.clocks import stage
from domain.people import Staff
from domain.street import Grid, MicroGrid
from services.cases import lookup
from services.cases.intake import DESK
from services.office import Office

Wanted = Callable[[Case], bool]

MINE, SIGN, OVER, NEAR, TODAY, LED = "mine", "sign", "over", "near", "today", "led"
FILTERS: Mapping[str, str] = {
    "我的": MINE, "我": MINE, "mine": MINE,
    "待签收": SIGN, "待簽收": SIGN, "未签": SIGN, "unsigned": SIGN,
    "超期": OVER, "逾期": OVER, "overdue": OVER,
    "临期": NEAR, "臨期": NEAR, "near": NEAR,
    "今天": TODAY, "今日": TODAY, "today": TODAY,
    "领办": LED, "書記領辦": LED, "书记领办": LED,
}  # fmt: skip
"""The words of a filter and what it picks."""

DESK_WORDS = frozenset({"值班", "街道", "desk"})
DONE = frozenset({"handled", "reopen_requested"})
"""What waits for somebody else's word, not for work."""


class Chosen(msgspec.Struct, frozen=True):
    """The queues to look at, and which of their cases are wanted."""

    queues: list[str]
    wanted: Wanted


def waits_for_us(case: Case) -> bool:
    """Whether there is work to do.

    What was done waits for a word first, and so does a wish to have it done again.
    """
    return case.state not in DONE


def of_seats(mine: Sequence[Staff]) -> list[str]:
    """The queues of the seats somebody holds."""
    return sorted({queue for seat in mine for queue in lookup.queues_of(seat)})


def chosen(office: Office, mine: Sequence[Staff], asked: str, now: int) -> Chosen | None:
    """What 「待办 asked」 means for these seats; None where it is no filter and no place.

    A grid's name picks its queue, for those who see the whole street; a micro-grid's or a place's
    name its cases.
    """
    queues, asked = of_seats(mine), asked.strip().lower()
    if not asked:
        return Chosen(queues, _everything)
    if asked in FILTERS:
        return Chosen(queues, _filter(office, FILTERS[asked], mine, now))
    if asked in DESK_WORDS:
        return Chosen([DESK], _everything) if _everywhere(mine) else None
    return _somewhere(office, mine, asked)


def _somewhere(office: Office, mine: Sequence[Staff], asked: str) -> Chosen | None:
    """The cases of a grid, of a micro-grid or of a place, as far as these seats look after it."""
    queues = lookup.every_queue(office) if _everywhere(mine) else of_seats(mine)
    grid = next((one.id for one in office.street.grids if asked in _names(one)), "")
    if grid:
        return Chosen([grid], _everything) if grid in queues else None
    micro = next((one for one in office.street.microgrids if asked in _names(one)), None)
    if micro is not None:
        own = micro.grid in queues
        return Chosen([micro.grid], lambda case: case.micro == micro.id) if own else None
    place = next((p.name for p in office.street.places if asked in (p.name, *p.aliases)), "")
    return Chosen(queues, lambda case: case.place == place) if place else None


def _everywhere(mine: Sequence[Staff]) -> bool:
    return any(not seat.grid for seat in mine)


def _names(area: Grid | MicroGrid) -> set[str]:
    return {name.lower() for name in (area.id, area.name, *area.aliases)}


def _everything(case: Case) -> bool:
    return bool(case.id)


def _filter(office: Office, name: str, mine: Sequence[Staff], now: int) -> Wanted:
    own = {seat.id for seat in mine}
    midnight = office.calendar.moment(office.calendar.local(now).date(), 24 * 60)
    picks: Mapping[str, Wanted] = {
        MINE: lambda case: case.handler in own,
        SIGN: lambda case: case.state in ("dispatched", "submitted"),
        OVER: lambda case: case.next_due < now,
        NEAR: lambda case: any(
            stage(clock, now, office.calendar) == "near" for clock in case.clocks if clock.counting
        ),
        TODAY: lambda case: now <= case.next_due < midnight,
        LED: lambda case: case.secretary,
    }
    return picks[name]
