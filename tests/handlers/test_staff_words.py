"""Whatever the street's people say, in whatever order: no case loses its owner, its clock, its history."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.case import Case
from domain.document import Document
from domain.message import Media
from domain.people import Address, Role, Staff
from domain.task import Task
from services.cases import lookup
from services.cases.by_staff import tasks
from services.people.accounts import met
from storage.port import Insert
from tests.handlers.desk import ACCOUNT, HOUR, SECOND, Desk, opened

SEATS: dict[str, tuple[Role, str, str]] = {
    "北一": ("grid_chief", "yibei", ""),
    "北二": ("grid_chief", "yibei", ""),
    "南一": ("grid_chief", "yinan", ""),
    "网格员": ("grid_worker", "yibei", ""),
    "城管": ("officer", "", "城管"),
    "物业": ("officer", "", "物业"),
    "值班": ("desk", "", ""),
    "总指导员": ("supervisor", "", ""),
}
OUTSIDE = frozenset({"物业"})
REPORTER = "王阿姨"

WORDS = """
    接单 {n}|退单 {n} 不归我们|退单 {n} 物业 不等了|退单 {n}|转派 {n} 宜南 在那边|转派 {n} 宜北 在这边
    |吹哨 {n} 城管,物业 请一起清理|吹哨 {n} 网格员 去看看|吹哨 {n}|问 {n} 几号楼|恢复 {n}|延期 {n} 8个工作日 等配件
    |延期 {n} 同意|延期 {n} 不同意 不用等|挂账 {n} 2027-03-01 等排期|办结 {n} 清掉了|办结 {n} 解决不了 要大修
    |办结 {n} 查无 没看见|办结 {n} 物业 已清|办结 {n} 跟他解释了|通过 {n}|不通过 {n} 还有|同意重办 {n}|不重办 {n} 已到位
    |复盘 {n} 每周看|回访 {n} 说修好了|回访 {n} 说没好|不受理 {n} 不归街道 \\| 12345|转出 {n} 12345 市管|换人 {n} 北|联系 {n} 明天来|详情 {n}|待办
""".replace("\\|", "¦")
SAID = [word.strip().replace("¦", "|") for word in WORDS.split("|") if word.strip()]
ANSWERS = ("没好", "行", "满意", "催办 1", "5号楼", "评价 1 1", "撤回 1", "是", "1")
REPORTS = ("宜川四村12号楼道堆物", "宜川二村路灯不亮", "宜川四村8号502群租")

Spoken = tuple[str, str, int]


def turns() -> st.SearchStrategy[list[Spoken]]:
    """Who says what, and how long after the one before; photos are the word «*»."""
    pause = st.sampled_from((SECOND, SECOND, HOUR, 30 * HOUR))
    words = st.sampled_from([*SAID, "*"])
    number = st.sampled_from(("1", "1", "1", "2"))
    by_staff = st.builds(
        lambda who, said, n, after: (who, said.format(n=n), after),
        st.sampled_from(list(SEATS)),
        words,
        number,
        pause,
    )
    theirs = st.tuples(st.just(REPORTER), st.sampled_from(ANSWERS), pause)
    return st.lists(by_staff | by_staff | by_staff | theirs, min_size=1, max_size=25)


def likely() -> st.SearchStrategy[list[Spoken]]:
    """Whatever may follow once somebody has the case, or has finished it."""
    begun: list[Spoken] = [("北一", "接单 1", SECOND)]
    done: list[Spoken] = [*begun, ("北一", "*", SECOND), ("北一", "办结 1 清掉了", HOUR)]
    joint: list[Spoken] = [*begun, ("北一", "吹哨 1 城管,物业 请一起清理", SECOND)]
    return st.builds(lambda a, b: a + b, st.sampled_from([[], begun, done, joint]), turns())


async def _peopled(desk: Desk) -> None:
    now, there = desk.clock.now(), list[Document]()
    for who, (role, grid, office) in SEATS.items():
        address = Address("wechat", ACCOUNT, who)
        known = met(desk.store.street, address, now)
        seat = Staff(
            id=who, street=desk.store.street, name=who, role=role, grid=grid, office=office,
            outside=who in OUTSIDE, person=known.person, address=address,
        )  # fmt: skip
        there += [known, seat]
    await desk.store.commit([Insert(one) for one in there])


async def _whole(desk: Desk) -> None:
    """What holds of every case at any time."""
    for case in await desk.cases():
        said = f"{case.number} {case.state}"
        history = await lookup.history(desk.store, case)
        assert len(history) == case.steps, said
        assert history[-1].after == case.state, said
        open_ones = [task for task in await tasks.of_case(desk.store, case) if task.open]
        assert len(open_ones) == case.tasks, said
        if case.opened:
            _cared_for(case, said)
        else:
            assert {c.name for c in case.clocks if c.counting} <= {"CALLBACK", "RATING"}, said
            assert not open_ones, said


def _cared_for(case: Case, said: str) -> None:
    assert case.owner, said
    assert case.queue, said
    assert any(clock.counting for clock in case.clocks), said
    assert case.next_due == min(c.due for c in case.clocks if c.counting), said
    assert (case.state == "joint") == (case.tasks > 0), said


async def _played(report: str, spoken: list[Spoken]) -> None:
    async with opened() as desk:
        await _peopled(desk)
        await desk.say(REPORTER, report)
        for who, words, pause in spoken:
            desk.clock.move(pause)
            if words == "*":
                await desk.say(who, "", kind="photo", media=Media("photo", f"{desk.clock.now()}"))
            else:
                assert await desk.say(who, words), (who, words)
        await _whole(desk)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(REPORTS), likely())
async def test_no_word_breaks_a_case(report: str, spoken: list[Spoken]) -> None:
    await _played(report, spoken)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=800, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(REPORTS), likely())
async def test_no_word_breaks_a_case_however_often_it_is_tried(
    report: str, spoken: list[Spoken]
) -> None:
    await _played(report, spoken)


async def test_a_helpers_task_ends_with_the_case() -> None:
    async with opened() as desk:
        await _peopled(desk)
        await desk.say(REPORTER, REPORTS[1])
        await desk.say("北一", "接单 1")
        await desk.say("北一", "吹哨 1 城管,物业 请一起清理")
        await desk.say(REPORTER, "撤回 1")
        await desk.say(REPORTER, "确定撤回")
        [case] = await desk.cases()
        assert not case.opened
        left = [task for task in await desk.store.find(Task) if task.open]
        assert left == []
        await _whole(desk)
