"""What happens by itself when a clock runs out, in the same commit as its call."""

import pytest

from domain.case import Case
from domain.telephone import TelephoneTask
from services.cases.intake import RULE
from services.clock import FixedClock
from services.escalation import calling, telephone
from services.escalation.tick import tick
from services.office import Office
from tests.domain.moments import at
from tests.escalation.scene import (
    DAY,
    HOUR,
    MONDAY,
    Watch,
    a_case,
    escalations,
    firings,
    handled,
    history,
    signed,
    stepped,
    stored,
)


def due(case: Case, name: str) -> int:
    """When that clock of a case is due."""
    clock = case.clock(name)
    assert clock is not None
    return clock.due


async def acts(office: Office, case: Case) -> list[str]:
    """What happened to a case."""
    return [event.act for event in await history(office, case)]


class TestVerify:
    """Handled, and nobody says anything."""

    async def test_it_closes_where_nobody_has_to_check(self, office: Office, watch: Watch) -> None:
        case = await handled(office, await a_case(office), check=False)
        assert await watch.at(due(case, "VERIFY") - 1) == set()
        assert await watch.at(due(case, "VERIFY")) == set()
        case = await stored(office, case)
        assert (case.state, case.closed_at) == ("closed", watch.clock.now())
        last = (await history(office, case))[-1]
        assert (last.act, last.role, last.actor) == ("close", "rule", RULE.id)
        assert [f.clock for f in await firings(office, case.id)] == ["VERIFY", "VERIFY"]

    async def test_else_the_other_chief_then_the_desk(self, office: Office, watch: Watch) -> None:
        case = await handled(office, await a_case(office), check=True)
        for minutes in range(0, 9 * 60 * 24, 60):
            await watch.at(MONDAY + minutes * 60_000)
        assert await escalations(office, case) == [
            ("VERIFY", 75, "chief2"),
            ("VERIFY", 100, "desk"),
            ("VERIFY", 300, ""),
        ]
        assert (await stored(office, case)).state == "handled"


class TestWaiting:
    """The resident does not answer."""

    async def test_after_five_days_the_work_goes_on(self, office: Office, watch: Watch) -> None:
        case = await signed(office, await a_case(office), "chief")
        before = due(case, "RESOLVE")
        case = await stepped(office, case, "ask", "owner", question="几楼?")
        await watch.at(MONDAY + 5 * DAY - 1)
        assert (await stored(office, case)).state == "waiting_resident"
        assert await watch.at(MONDAY + 5 * DAY) == {"chief"}
        case = await stored(office, case)
        assert case.state == "handling"
        assert due(case, "RESOLVE") > before
        assert (await acts(office, case))[-2:] == ["answer", "escalate"]

    async def test_an_answer_in_time_leaves_nothing_to_call(
        self, office: Office, watch: Watch
    ) -> None:
        case = await signed(office, await a_case(office), "chief")
        case = await stepped(office, case, "ask", "owner", question="几楼?")
        watch.clock.move(DAY)
        case = await stepped(office, case, "answer", "reporter")
        await watch.at(MONDAY + 5 * DAY)
        assert "WAITING" not in [f.clock for f in await firings(office, case.id)]


class TestRating:
    """Nobody says what they think of it."""

    async def test_silence_is_no_praise(self, office: Office, watch: Watch) -> None:
        case = await handled(office, await a_case(office), check=False)
        case = await stepped(office, case, "confirm", "reporter", outcome="solved")
        await watch.at(due(case, "RATING") - 1)
        assert (await stored(office, case)).state == "closed"
        assert await watch.after(1) == set()
        case = await stored(office, case)
        assert (case.state, case.solved, case.satisfied, case.stars) == ("reviewed", "", "", 0)
        assert not any(clock.running for clock in case.clocks)

    async def test_a_wish_to_reopen_outlives_the_window(self, office: Office, watch: Watch) -> None:
        case = await handled(office, await a_case(office), check=False)
        case = await stepped(office, case, "confirm", "reporter", outcome="solved")
        watch.clock.move(14 * DAY - HOUR)
        case = await stepped(office, case, "reopen", "reporter", reason="又堆了", owner="chief2")
        await watch.after(2 * HOUR)
        assert (await stored(office, case)).state == "reopen_requested"


class TestCallback:
    """Nobody called back."""

    @pytest.fixture
    async def closed(self, office: Office, watch: Watch) -> Case:
        """Handled by the first chief, closed by rule at once."""
        case = await handled(office, await a_case(office), check=False)
        await watch.at(due(case, "VERIFY"))
        return await stored(office, case)

    async def test_it_becomes_a_call_of_the_desk(
        self, office: Office, watch: Watch, closed: Case
    ) -> None:
        assert await watch.at(due(closed, "CALLBACK")) == {"desk"}
        [(task, case)] = await telephone.waiting(office.store)
        assert (task.why, task.not_by, case.id) == ("callback", "chief", closed.id)

    async def test_never_of_the_handler(self, office: Office, watch: Watch) -> None:
        case = await a_case(office)
        case = await signed(office, case, "desk")
        facts = {"result": "说明了", "outcome": "solved", "photos": 1, "check": False}
        case = await stepped(office, case, "handle", "owner", handled_by="desk", **facts)
        await watch.at(due(case, "VERIFY"))
        case = await stored(office, case)
        assert await watch.at(due(case, "CALLBACK")) == {"chief", "chief2"}

    async def test_it_is_over_once_somebody_called(
        self, office: Office, watch: Watch, closed: Case
    ) -> None:
        await watch.at(due(closed, "CALLBACK"))
        watch.clock.move(HOUR)
        await stepped(office, closed, "call_back", "desk", how="电话", seat="desk")
        assert await telephone.waiting(office.store) == []
        assert await telephone.sweep(office, watch.clock.now()) == (0, 1)
        [task] = await office.store.find(TelephoneTask)
        assert (task.open, task.done_at) == (False, watch.clock.now())


async def test_a_deferred_case_goes_on_at_its_date(office: Office, watch: Watch) -> None:
    case = await signed(office, await a_case(office), "chief")
    until = at("2026-12-04 17:00")
    case = await stepped(office, case, "defer", "desk", reason="等配件", until=until)
    await watch.at(until - 1)
    assert (await stored(office, case)).state == "deferred"
    assert "chief2" in await watch.at(until)
    case = await stored(office, case)
    assert (case.state, case.opened) == ("handling", True)
    assert (await acts(office, case))[-2:] == ["go_on", "escalate"]


async def test_a_second_deferral_to_the_same_date_calls_no_second_time(
    office: Office, watch: Watch
) -> None:
    case = await signed(office, await a_case(office), "chief")
    until = at("2026-12-04 17:00")
    case = await stepped(office, case, "defer", "desk", reason="等配件", until=until)
    watch.clock.move(at("2026-12-03 17:00") - MONDAY)
    await watch.ticked()
    case = await stepped(office, case, "shelve", "supervisor", reason="等配件", until=until)
    await watch.ticked()
    moved = [f for f in await firings(office, case.id) if f.clock == "RESOLVE"]
    assert [f.threshold for f in moved] == [75]
    assert (await stored(office, case)).alarm_at > watch.clock.now()


async def test_a_review_that_nobody_decides(office: Office, watch: Watch) -> None:
    case = await handled(office, await a_case(office), check=False)
    case = await stepped(office, case, "reopen", "reporter", reason="没好", owner="chief2")
    review = due(case, "REVIEW")
    await watch.at(review - HOUR)
    assert await watch.at(review) == {"desk"}
    last = (await history(office, case))[-1]
    assert (last.facts["clock"], last.facts["summary"]) == ("REVIEW", 1)


async def test_a_supervisors_own_case_stands_in_the_summary(office: Office, watch: Watch) -> None:
    case = await handled(office, await a_case(office), check=False)
    owner = "role:supervisor"
    case = await stepped(office, case, "reopen", "reporter", reason="没好", owner=owner)
    assert await watch.at(case.alarm_at) == set()
    assert (await history(office, case))[-1].facts["summary"] == 1
    assert await watch.at(due(case, "REVIEW")) == {"desk"}


async def test_a_broken_case_silences_no_other(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, fine = await a_case(office, "emergency"), await a_case(office, "emergency")
    drawn = calling.drawn

    async def stumbling(office: Office, case: Case, *more: object) -> object:
        if case.id == broken.id:
            raise ZeroDivisionError
        return await drawn(office, case, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(calling, "drawn", stumbling)
    clock.move(5 * 60_000)
    tally = await tick(office, clock.now())
    assert (tally.broken, len(tally.fired)) == (1, 1)
    assert [f.of for f in await firings(office, fine.id)] == [fine.id]
