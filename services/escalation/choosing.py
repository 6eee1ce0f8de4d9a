"""Whom a clock's call goes to: somebody else than before, who is there and may know."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from domain.case import Case
from domain.clocks import DUE_PERCENT, FAR_PERCENT, NEAR_PERCENT, Clock
from domain.people import Staff
from domain.street import Rung
from domain.task import Task
from domain.workflow import Timing
from services.escalation.roster import Roster, may_hear

DEFAULT: tuple[Rung, ...] = (
    Rung(at=NEAR_PERCENT, tell=("owner",)),
    Rung(at=DUE_PERCENT, tell=("other_chief", "desk")),
    Rung(at=FAR_PERCENT, tell=("supervisor",)),
)
"""For a clock and urgency that the pack has no ladder for."""

LAST = ("desk", "deputy", "duty_phone", "chiefs")
"""Who is tried where a ladder leads to nobody: a call that nobody hears is the worst."""

CHECKS = frozenset({"VERIFY", "CALLBACK"})
"""Clocks of what the handler may not do themselves."""


class Call(NamedTuple):
    """A clock that calls: at its highest threshold, with those it passed by unnoticed."""

    clock: Clock
    reached: tuple[int, ...]

    @property
    def threshold(self) -> int:
        """The percent that it calls at now."""
        return self.reached[-1]


class Chosen(NamedTuple):
    """Who is told; who is not, and why; whether the supervisors' summary has it.

    `meant` is False where nobody is to be told at all.
    """

    told: tuple[Staff, ...]
    skipped: Mapping[str, str]
    summary: bool
    meant: bool = True


def choose(
    call: Call,
    rungs: Sequence[Rung],
    case: Case,
    roster: Roster,
    before: Collection[str],
    *,
    also: Sequence[str] = (),
    task: Task | None = None,
) -> Chosen:
    """Who hears of a call. `before` are seats and people told at earlier steps of this run.

    `also` are posts told besides, where there are any.
    """
    now = [rung for rung in rungs if rung.at == call.threshold]
    if not any(rung.tell for rung in now):
        return Chosen((), {}, summary=False, meant=False)
    choice = _Choice(call, case, roster, before, task)
    for rung in now:
        choice.first(rung.tell)
    if not choice.told and (not choice.summary or len(call.reached) > 1):
        choice.first(tuple(_further(call, rungs)), further=True)
    choice.first(also)
    return Chosen(tuple(choice.told), choice.skipped, choice.summary)


def ladder(timing: Timing, name: str, case: Case) -> tuple[Rung, ...]:
    """The rungs of a clock of that name for this case."""
    return timing.ladder(name, case.urgency) or DEFAULT


def _further(call: Call, rungs: Sequence[Rung]) -> Iterator[str]:
    """Where else to look: the rungs passed by, then those to come, then whoever is there."""
    passed = [rung for rung in rungs if rung.at in call.reached[:-1]]
    later = [rung for rung in rungs if rung.at > call.threshold]
    for rung in (*reversed(passed), *later):
        yield from rung.tell
    yield from LAST


class _Choice:
    """One choice as it grows, rung by rung."""

    def __init__(
        self,
        call: Call,
        case: Case,
        roster: Roster,
        before: Collection[str],
        task: Task | None,
    ) -> None:
        self.told: list[Staff] = []
        self.skipped: dict[str, str] = {}
        self.summary = False
        self._case, self._roster, self._before, self._task = case, roster, before, task
        self._paged = case.urgency == "emergency"
        self._not_by = case.handled_by if call.clock.name in CHECKS else ""

    def first(self, posts: Sequence[str], *, further: bool = False) -> None:
        """Take the first post with somebody; supervisors are paged in emergencies only.

        `further`: a person is looked for, the summary will not do.
        """
        for post in posts:
            if post == "supervisor" and not self._paged:
                if further:
                    continue
                self.summary = True
                return
            before = len(self.told)
            for seat in self._roster.post(post, self._case, self._task):
                if self._fits(seat):
                    self.told.append(seat)
            if len(self.told) > before:
                return

    def _fits(self, seat: Staff) -> bool:
        if any(seat.id == one.id or seat.person == one.person for one in self.told):
            return False
        if seat.role == "supervisor" and not self._paged:  # who owns it reads it in the summary
            self.summary = True
            return False
        why = self._why_not(seat)
        if why:
            self.skipped[seat.id] = why
        return not why

    def _why_not(self, seat: Staff) -> str:
        if why := self._roster.away(seat):
            return why
        if seat.id in self._before or seat.person in self._before:
            return "told"
        if seat.id == self._not_by:
            return "handler"
        return "" if may_hear(seat, self._case, self._task) else "sealed"
