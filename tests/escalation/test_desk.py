"""What the desk and the supervisor get besides: calls by telephone, helpers' clocks, the summary."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.firing import Firing
from domain.message import Reply
from domain.people import Address
from domain.rights import GRID_WORKERS
from domain.task import Task
from domain.telephone import TelephoneTask
from domain.work import Lane, Notice
from services.cases.by_staff import tasks
from services.escalation import daily, telephone
from services.office import Office
from storage.port import Insert, Replace, eq
from tests.domain.moments import at
from tests.escalation.scene import (
    DAY,
    HOUR,
    MINUTE,
    MONDAY,
    Watch,
    a_case,
    a_seat,
    change,
    signed,
    stepped,
    stored,
)


async def lost(office: Office, case: Case, settled_at: int) -> Notice:
    """A push to the reporter that no channel took."""
    notice = Notice(
        id=f"lost-{settled_at}", street=office.street.id, lane=Lane.case, reply=Reply(text="办了"),
        made_at=settled_at, visible_at=settled_at, expires_at=settled_at + DAY, case=case.id,
        address=Address("wechat", "gh", "aunt"), to="reporter", fate="unreachable",
        settled_at=settled_at,
    )  # fmt: skip
    await office.store.commit([Insert(notice)])
    return notice


class TestTelephone:
    """No channel leads to a reporter: the desk calls."""

    async def test_one_call_is_owed_however_often_one_looks(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office)
        await lost(office, case, MONDAY)
        await lost(office, case, MONDAY + 1)
        made = [await telephone.sweep(office, MONDAY + n * MINUTE) for n in range(3)]
        assert made == [(1, 0), (0, 0), (0, 0)]
        assert {n.staff for n in await watch.new() if n.to == "staff"} == {"desk", "phone"}
        [(task, found)] = await telephone.waiting(office.store)
        assert (task.why, found.id) == ("unreached", case.id)

    async def test_it_is_over_once_they_were_spoken_to(self, office: Office, watch: Watch) -> None:
        case = await signed(office, await a_case(office), "chief")
        await lost(office, case, MONDAY)
        await telephone.sweep(office, MONDAY)
        watch.clock.move(HOUR)
        await stepped(office, case, "contact", "owner", text="电话说了")
        assert await telephone.waiting(office.store) == []
        assert await telephone.sweep(office, watch.clock.now()) == (0, 1)
        assert await telephone.sweep(office, watch.clock.now()) == (0, 0)

    async def test_a_later_loss_is_a_call_of_its_own(self, office: Office, watch: Watch) -> None:
        case = await signed(office, await a_case(office), "chief")
        await lost(office, case, MONDAY)
        await telephone.sweep(office, MONDAY)
        watch.clock.move(HOUR)
        await stepped(office, case, "contact", "owner", text="电话说了")
        await telephone.sweep(office, watch.clock.now())
        await lost(office, case, MONDAY + 2 * HOUR)
        assert await telephone.sweep(office, MONDAY + 2 * HOUR) == (1, 0)
        assert await office.store.count(TelephoneTask, by="open") == {True: 1, False: 1}


class TestHelpers:
    """A child task has a clock of its own."""

    @pytest.fixture
    async def task(self, office: Office) -> Task:
        """A grid worker is asked to help with a case of the first chief's."""
        worker = a_seat(office, "worker", "grid_worker", "yibei")
        await office.store.commit([Insert(worker)])
        case = await signed(office, await a_case(office), "chief")
        clock = tasks.clock_for(office, case, MONDAY)
        task = Task(
            id=tasks.task_id(case, GRID_WORKERS), street=case.street, case=case.id,
            helper=GRID_WORKERS, asked_at=MONDAY, asked_by="chief", clock=clock,
            alarm_at=tasks.alarm_of(office, case, clock),
        )  # fmt: skip
        await office.store.commit([Insert(task)])
        return task

    async def test_the_helper_then_who_asked_then_the_desk(
        self, office: Office, watch: Watch, task: Task
    ) -> None:
        assert task.clock is not None
        for day in range(1, 25):
            await watch.at(MONDAY + day * DAY)
        calls = await office.store.find(Firing, [eq("of", f"{task.id}@{task.asked_at}")])
        assert {(f.threshold, f.told) for f in calls} == {
            (75, ("worker",)), (100, ("chief",)), (300, ("desk",)),
        }  # fmt: skip

    async def test_the_helper_reads_nothing_of_the_case(
        self, office: Office, watch: Watch, task: Task
    ) -> None:
        await watch.at(task.alarm_at)
        [notice] = [n for n in await office.store.find(Notice) if n.staff == "worker"]
        assert notice.reply is not None
        assert "宜川四村" not in notice.reply.text
        assert "联办" in notice.reply.text

    async def test_what_is_done_calls_nobody(
        self, office: Office, watch: Watch, task: Task
    ) -> None:
        stored = await office.store.get(Task, task.id)
        assert stored is not None
        await office.store.commit([Replace(replace(stored, state="done", open=False))])
        await watch.at(task.alarm_at)
        assert not await office.store.find(Firing, [eq("of", f"{task.id}@{task.asked_at}")])


class TestSummary:
    """At 17:00 of a working day the supervisor reads what is overdue."""

    async def overdue(self, office: Office, watch: Watch) -> None:
        """Two cases overdue, one of them by far, and a sealed one by far."""
        await a_case(office, "urgent")
        await a_case(office, "urgent", topic="extreme_words")
        await watch.at(MONDAY + 7 * HOUR)
        await a_case(office, "urgent")

    async def test_what_it_says(self, office: Office, watch: Watch) -> None:
        await self.overdue(office, watch)
        await watch.at(at("2026-11-23 17:00"))
        assert await daily.summarise(office, watch.clock.now())
        [notice] = [n for n in await watch.new() if n.lane == Lane.digest]
        assert notice.reply is not None
        assert notice.staff == "boss"
        text = notice.reply.text
        assert text.startswith("【23日(周一)汇总】超期3件，其中严重超期2件。")
        assert "宜北网格：超期2件，严重1件" in text
        assert text.count("YC2026") == 1  # the sealed one is counted, not named

    @pytest.mark.parametrize(
        ("moment", "made"),
        [
            ("2026-11-23 16:59", False),
            ("2026-11-23 21:00", True),  # after an outage, the same day
            ("2026-11-28 17:00", False),  # a Saturday
            ("2026-10-10 17:00", True),  # a Saturday that is worked
            ("2026-10-01 17:00", False),
        ],
    )
    async def test_when(self, office: Office, watch: Watch, moment: str, *, made: bool) -> None:
        assert await daily.summarise(office, at(moment)) is made
        assert not await daily.summarise(office, at(moment))

    async def test_without_a_supervisor_the_desk_reads_it(
        self, office: Office, watch: Watch
    ) -> None:
        await self.overdue(office, watch)
        await change(office, "boss", away=((0, MONDAY + DAY),))
        await watch.at(at("2026-11-23 17:00"))
        await daily.summarise(office, watch.clock.now())
        told = {n.staff for n in await watch.new() if n.lane == Lane.digest}
        assert told == {"desk", "phone"}

    async def test_nothing_overdue_is_no_message(self, office: Office, watch: Watch) -> None:
        assert await daily.summarise(office, at("2026-11-23 17:00"))
        assert await watch.new() == []


async def test_a_case_that_closed_meanwhile_owes_no_call(office: Office, watch: Watch) -> None:
    case = await a_case(office)
    await stepped(office, case, "withdraw", "reporter", outcome="withdrawn")
    assert not (await stored(office, case)).opened
    assert await watch.after(30 * DAY) == set()
