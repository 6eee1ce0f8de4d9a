"""What the month's people do next: staff sign, ask, handle, check; residents answer, or do not.

Some are late, some never do it before somebody else is told. Whoever is away does nothing.
"""

import random
from collections.abc import Awaitable, Callable

from domain.case import Actor, Case
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from services.cases import by_reporter, by_staff
from services.cases.intake import Report, open_case, series
from services.cases.results import reopening
from services.cases.results.another import another
from services.cases.telling import alerts, pushes
from services.office import Office
from services.people.presence import present
from services.unit import Unit

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
Act = Callable[[Unit, Case, Staff, Actor, int], Awaitable[object] | object]


class Acting:
    """One step of one case at a time, drawn by chance; every step is one commit."""

    def __init__(self, office: Office, chance: random.Random) -> None:
        self._office, self._chance = office, chance

    async def report(self, who: str, report: Report, now: int) -> Case:
        """Somebody reports something; those who have to act are told."""
        unit = Unit(self._office.store)
        serial = await self._office.store.next(series(self._office, now))
        actor = Actor(who, "resident", "wechat")
        case = open_case(self._office, unit, report, actor, serial, now)
        await alerts.alert(self._office, unit, case, report.text, now)
        await unit.commit()
        return case

    def next_in(self, case: Case) -> int:
        """How long (ms) until somebody does something; one in eight is forgotten for days."""
        if self._chance.random() < 0.12:
            return int(self._chance.uniform(1, 9) * DAY)
        if case.urgency == "emergency":
            return int(self._chance.uniform(1, 20) * MINUTE)
        return int(self._chance.uniform(0.1, 16) * HOUR)

    async def act(self, case: Case, now: int) -> None:
        """Whatever fits the case's state. What the state does not allow (any more) is not done."""
        unit = Unit(self._office.store)
        if case.state in ("waiting_resident", "handled", "closed") and self._chance.random() < 0.5:
            await self._reporter(unit, case, now)
        else:
            await self._staff(unit, case, now)
        await unit.commit()

    async def _reporter(self, unit: Unit, case: Case, now: int) -> None:
        office, actor = self._office, Actor(case.reporter, "resident", "wechat")
        if case.state == "waiting_resident":
            by_reporter.answer(office, unit, case, actor, now)
        elif case.state == "handled" and self._chance.random() < 0.75:
            by_reporter.confirm(office, unit, case, actor, now)
        elif (
            reopening.way(case, now) in ("redo", "reopen", "review") and self._chance.random() < 0.4
        ):
            owner = await another(office, case)
            reopening.reopen(office, unit, case, actor, "没好", owner, now)

    async def _staff(self, unit: Unit, case: Case, now: int) -> None:
        seat = await self._somebody(case, now)
        if seat is None:
            return
        actor = Actor(seat.person, seat.role, "wecom")
        try:
            await self._step(unit, case, seat, actor, now)
        except (NotPossible, NotAllowed):
            return

    async def _step(self, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> None:
        office, drawn = self._office, self._chance.random()
        match case.state:
            case "submitted" | "dispatched":
                signed = by_staff.sign(office, unit, case, seat, actor, now)
                await pushes.signed(office, unit, signed, now)
            case "handling":
                await self._work(unit, case, seat, actor, now)
            case "handled" if drawn < 0.15:
                by_staff.fail(office, unit, case, seat, actor, "还在", now)
            case "handled":
                by_staff.verify(office, unit, case, seat, actor, now)
            case "reopen_requested":
                by_staff.order(office, unit, case, seat, actor, "desk1", "再去一次", now)

    async def _work(self, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> None:
        office, drawn = self._office, self._chance.random()
        if drawn < 0.3 and not case.contacted_at:
            by_staff.contact(office, unit, case, seat, actor, "去看过了", now)
        elif drawn < 0.15:
            asked = by_staff.ask(office, unit, case, seat, actor, "几楼?", now)
            await pushes.asked(office, unit, asked, "几楼?", now)
        elif drawn < 0.3 and seat.role == "desk":
            until = office.calendar.after_days(now, 4)
            by_staff.defer(office, unit, case, seat, actor, until, "等配件", now)
        else:
            done = by_staff.handle(office, unit, case, seat, actor, "清走了", now)
            await pushes.handled(office, unit, done, "清走了", now)

    async def _somebody(self, case: Case, now: int) -> Staff | None:
        """Who does it: its handler, else one of its grid or the desk; for checks somebody else."""
        checks = case.state in ("handled", "reopen_requested")
        found = await self._office.store.find(Staff, limit=50)
        here = [seat for seat in found if present(seat, now)]
        own = [seat for seat in here if seat.id == case.handler]
        if own and not checks:
            return own[0]
        fit = [s for s in here if s.role in ("grid_chief", "desk") and s.grid in ("", case.queue)]
        if case.state == "reopen_requested":
            fit = [seat for seat in here if seat.role == "supervisor"]
        fit = [seat for seat in fit if seat.id != case.handled_by]
        return self._chance.choice(fit) if fit else None
