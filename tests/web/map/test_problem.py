"""「报个问题」: anybody may tell, the desk looks into it, and nobody can flood it."""

import pytest

from domain.case import Case, Words
from domain.work import Notice
from services.clock import FixedClock
from services.office import Office
from tests.web.map.conftest import Client
from web.map import problem

FORM = "/map/problem/sample-01"


async def cases(office: Office) -> list[Case]:
    """All there are."""
    return await office.store.find(Case)


async def test_it_becomes_something_for_the_desk(
    client: Client, placed: Office, rung: list[int]
) -> None:
    form = await (await client.get(FORM)).text()
    assert "样例·宜川路骑手驿站" in form
    answer = await client.post(FORM, data={"what": "shut", "words": "下午三点就<b>关</b>了"})
    assert "请人去核实" in await answer.text()
    (case,) = await cases(placed)
    (words,) = await placed.store.find(Words)
    assert (case.topic, case.queue, case.reporter) == ("station_problem", "desk", "")
    assert words.text.splitlines() == [
        "地图页来的：样例·宜川路骑手驿站（sample-01）——关着门", "下午三点就<b>关</b>了",
    ]  # fmt: skip
    assert await placed.store.find(Notice)
    assert rung == [1]


async def test_what_is_known_is_not_told_twice(client: Client, placed: Office) -> None:
    for _ in range(2):
        answer = await client.post(FORM, data={"what": "gone"})
    assert "已经有人报了" in await answer.text()
    assert len(await cases(placed)) == 1
    await client.post("/map/problem/sample-02", data={"what": "gone"})
    assert len(await cases(placed)) == 2


async def test_an_hour_takes_only_so_many(
    client: Client, placed: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem, "HOURLY", 2)
    for number in (1, 2, 3):
        await client.post(f"/map/problem/sample-0{number}", data={"what": "other"})
    assert len(await cases(placed)) == 2
    clock.move(problem.HOUR + 1)
    await client.post("/map/problem/sample-03", data={"what": "other"})
    assert len(await cases(placed)) == 3


async def test_bad_forms_leave_nothing(client: Client, placed: Office) -> None:
    bad = [
        (FORM, {}, {}, 400),
        (FORM, {"what": "<script>"}, {}, 400),
        (FORM, {"what": "shut", "words": "长" * 301}, {}, 400),
        (FORM, {"what": "shut", "words": "x" * 5_000}, {}, 400),
        (FORM, {"what": "shut"}, {"Sec-Fetch-Site": "cross-site"}, 400),
        ("/map/problem/none", {"what": "shut"}, {}, 404),
    ]  # fmt: skip
    for path, form, told, status in bad:
        answer = await client.post(path, data=form, headers=told)
        assert answer.status == status, (path, form)
    assert (await client.get("/map/problem/none")).status == 404
    assert await cases(placed) == []
