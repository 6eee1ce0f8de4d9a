"""`stations/{id}/reports`: the same case as chat makes, and three who found it closed."""

import pytest

from domain.case import Case, Event, Words
from storage.port import eq
from tests.api.conftest import Http, Phone, Told
from tests.api.test_cases import photo, uploaded
from tests.handlers.desk import Desk

ID = "sample-01"
NAME = "样例·宜川路骑手驿站"


async def visit(phone: Phone, key: str = "v1", id: str = ID, **body: object) -> Told:
    return await phone.ask(
        "POST", f"stations/{id}/reports", json=body, headers={"Idempotency-Key": key}
    )


async def test_it_becomes_what_chat_makes_of_it(zhang: Phone, desk: Desk) -> None:
    told = await visit(zhang, what="shut", words="下午三点就关了")
    assert told.status == 201, told
    await desk.say("甲", f"{NAME}关门了")
    over_api, in_chat = sorted(await desk.cases(), key=lambda case: case.serial)
    for field in ("kind", "topic", "urgency", "place", "queue", "state", "proof"):
        assert getattr(over_api, field) == getattr(in_chat, field), field
    assert told.body["case"]["number"] == over_api.number
    (words,) = await desk.store.find(Words, [eq("case", over_api.id)])
    assert words.text.splitlines() == [f"小程序来的：{NAME}（{ID}）——关着门", "下午三点就关了"]
    assert (await zhang.ask("GET", "cases")).body["cases"][0]["number"] == over_api.number


async def test_it_may_bring_photos(zhang: Phone, desk: Desk) -> None:
    sent = (await uploaded(zhang, photo())).body["id"]
    told = await visit(zhang, what="broken", media=[sent])
    assert told.body["case"]["photos"] == 1


async def test_once_however_often_it_is_sent(zhang: Phone, desk: Desk) -> None:
    told = [await visit(zhang, what="wrong") for _ in range(3)]
    assert len({one.body["case"]["number"] for one in told}) == 1
    assert [event.act for event in await desk.store.find(Event)] == ["submit"]
    await visit(zhang, "v2", what="wrong", words="写的24小时")
    assert len(await desk.store.find(Case)) == 1, "it adds to what they told already"


async def test_three_ways_and_three_people_close_it(zhang: Phone, http: Http, desk: Desk) -> None:
    await visit(zhang, what="shut")
    await desk.say("甲", f"{NAME}关门了")
    assert await opens(zhang)
    li = await Phone(http, "oLi").sign_in()
    await visit(li, what="gone")
    assert not await opens(zhang)


async def opens(phone: Phone) -> bool:
    found = (await phone.ask("GET", "stations?open_now=1&limit=50")).body["stations"]
    return ID in {one["id"] for one in found}


@pytest.mark.parametrize(
    ("id", "body", "status"),
    [
        ("none", {"what": "shut"}, 404),
        (ID, {"what": "dirty"}, 422),
        (ID, {}, 422),
        (ID, {"what": "other", "words": "长" * 501}, 422),
        (ID, {"what": "other", "media": ["made up"]}, 422),
    ],
)
async def test_what_is_refused_leaves_nothing(
    zhang: Phone, desk: Desk, id: str, body: dict[str, object], status: int
) -> None:
    assert (await visit(zhang, id=id, **body)).status == status
    assert await desk.cases() == []
