"""Wishes and the feed over HTTP: what everybody sees, who may do what, once for each key."""

from collections import Counter
from typing import Any

import pytest

from domain.wish import SAYINGS, WishEvent
from domain.work import Notice
from tests.api.conftest import Http, Phone, Told
from tests.handlers.desk import Desk

LAMP = "想要一盏台灯,电话13812345678"
SHOWN = "一位老人想要一盏台灯"


async def wished(phone: Phone, text: str = LAMP, **more: Any) -> Told:
    """A wish as the client sends it."""
    return await phone.ask("POST", "wishes", json={"text": text}, **more)


async def act(phone: Phone, number: str, what: str, **body: Any) -> Told:
    """Something done to a wish."""
    return await phone.ask("POST", f"wishes/{number}/{what}", json=body)


async def feed(phone: Phone, **query: str) -> dict[str, Any]:
    """What everybody sees."""
    told = await phone.ask("GET", "feed", params=query)
    assert told.status == 200, told
    return dict(told.body)


async def shown(phone: Phone) -> list[tuple[str, str]]:
    """The wishes of the feed, and how they stand."""
    return [(one["words"], one["state"]) for one in (await feed(phone, kind="wish"))["items"]]


async def pushed(desk: Desk, openid: str) -> str:
    """All that waits to be said to somebody."""
    found = await desk.store.find(Notice, limit=1000)
    mine = [n for n in found if n.address and n.address.external == openid]
    return "\n".join(notice.reply.text for notice in mine if notice.reply)


@pytest.fixture
async def li(http: Http) -> Phone:
    """A second resident."""
    return await Phone(http, "oLi").sign_in()


@pytest.fixture
async def keeper(desk: Desk) -> str:
    """Somebody at the desk."""
    await desk.seat("boss", "desk")
    return "boss"


@pytest.fixture
async def number(zhang: Phone, desk: Desk, keeper: str) -> str:
    """A wish of Zhang's that the desk has shown."""
    made = await wished(zhang)
    assert made.status == 201, made
    id = str(made.body["wish"]["id"])
    assert "公布了" in await desk.say(keeper, f"公布 {id} {SHOWN}")
    return id


async def test_nobody_sees_a_wish_before_the_desk_did(
    zhang: Phone, li: Phone, desk: Desk, keeper: str
) -> None:
    id = (await wished(zhang)).body["wish"]["id"]
    assert await shown(li) == []
    assert (await act(li, id, "claim")).status == 404
    await desk.say(keeper, f"公布 {id} {SHOWN}")
    assert await shown(li) == [(SHOWN, "open")]
    assert "13812345678" not in str(await feed(li))
    found = (await zhang.ask("GET", "wishes")).body
    assert [(one["part"], one["words"]) for one in found["made"]] == [("wisher", SHOWN)]


async def test_from_claim_to_thanks(zhang: Phone, li: Phone, number: str, desk: Desk) -> None:
    taken = await act(li, number, "claim", behalf="联通中潭路营业厅")
    assert (taken.status, taken.body["wish"]["state"]) == (200, "claimed")
    assert await shown(zhang) == [(SHOWN, "claimed")]
    assert (await act(li, number, "words", text="周六行吗?13987654321")).status == 200
    assert "139****4321" in await pushed(desk, "oZhang")
    assert (await act(li, number, "given", words="放居委会了")).status == 200
    assert (await act(zhang, number, "answer", granted=False)).body["wish"]["state"] == "claimed"
    assert (await act(li, number, "given")).status == 200
    done = await act(zhang, number, "answer", granted=True, words="谢谢")
    assert (done.status, done.body["wish"]["state"]) == (200, "done")
    assert "谢谢" in await pushed(desk, "oLi")
    assert await shown(zhang) == [(SHOWN, "done")]
    events = Counter(one.act for one in await desk.store.find(WishEvent))
    assert events == Counter("make publish claim say give not_yet give thank".split())


async def test_given_back_and_taken_back(zhang: Phone, li: Phone, number: str, desk: Desk) -> None:
    await act(li, number, "claim")
    assert (await li.ask("DELETE", f"wishes/{number}/claim")).status == 200
    assert await shown(li) == [(SHOWN, "open")]
    again = await li.ask("DELETE", f"wishes/{number}/claim")
    assert (again.status, again.body["why"]) == (409, "state")
    await act(li, number, "claim")
    assert (await zhang.ask("DELETE", f"wishes/{number}")).status == 200
    assert await shown(li) == []
    assert "收回" in await pushed(desk, "oLi")
    assert (await li.ask("GET", "wishes")).body["claimed"][0]["state"] == "withdrawn"


async def test_one_has_it(zhang: Phone, li: Phone, number: str, http: Http) -> None:
    wang = await Phone(http, "oWang").sign_in()
    own = await act(zhang, number, "claim")
    assert (own.status, own.body["why"]) == (409, "own")
    assert (await act(li, number, "claim")).status == 200
    late = await act(wang, number, "claim")
    assert (late.status, late.body["why"]) == (409, "state")
    for what, body in (("given", {}), ("answer", {"granted": True}), ("words", {"text": "x"})):
        assert (await act(wang, number, what, **body)).status == 409
    assert (await wang.ask("DELETE", f"wishes/{number}")).status == 409
    assert (await li.ask("DELETE", f"wishes/{number}")).status == 409
    assert (await act(wang, "999", "claim")).status == 404


async def test_three_at_a_time(zhang: Phone, li: Phone, desk: Desk, keeper: str) -> None:
    numbers = [(await wished(zhang)).body["wish"]["id"] for _ in range(3)]
    many = await wished(zhang)
    assert (many.status, many.body["why"]) == (409, "many")
    await desk.say("o-other", "许愿 一台收音机")
    for one in (*numbers, "5"):
        await desk.say(keeper, f"公布 {one}")
    taken = [(await act(li, one, "claim")).status for one in (*numbers, "5")]
    assert taken == [200, 200, 200, 409]


async def test_the_same_key_wishes_once(zhang: Phone) -> None:
    headers = {"Idempotency-Key": "k"}
    first, second = [await wished(zhang, headers=headers) for _ in range(2)]
    assert (second.status, second.body) == (201, first.body)
    assert (await wished(zhang, "别的", headers=headers)).status == 422
    assert len((await zhang.ask("GET", "wishes")).body["made"]) == 1


async def test_danger_is_no_wish(zhang: Phone) -> None:
    told = await wished(zhang, "家里煤气漏了,头晕")
    assert (told.status, told.body["why"]) == (422, "danger")
    assert "119" in told.body["detail"]


async def test_words_end_somewhere(li: Phone, number: str) -> None:
    await act(li, number, "claim")
    for _ in range(SAYINGS):
        assert (await act(li, number, "words", text="在吗")).status == 200
    assert (await act(li, number, "words", text="在吗")).body["why"] == "often"


async def test_who_is_forgotten_leaves_no_wish(
    zhang: Phone, li: Phone, number: str, desk: Desk
) -> None:
    await act(li, number, "claim")
    assert (await zhang.ask("DELETE", "me")).status == 200
    assert await shown(li) == []
    assert (await li.ask("GET", "wishes")).body["claimed"] == []
    assert "收回" in await pushed(desk, "oLi")
    assert all("oZhang" not in str(one) for one in await desk.store.find(WishEvent))


async def test_what_is_in_the_feed(zhang: Phone, number: str) -> None:
    kinds = [one["kind"] for one in (await feed(zhang))["items"]]
    assert list(dict.fromkeys(kinds)) == ["activity", "wish", "course", "route"]
    course = (await feed(zhang, kind="course"))["items"][0]
    assert (course["confirmed"], course["sample"]) == (False, False)
    assert all(one["sample"] for one in (await feed(zhang, kind="activity"))["items"])


async def test_stops_are_told_in_the_maps_own_system(zhang: Phone) -> None:
    def first(found: dict[str, Any]) -> Any:
        return next(s["at"] for one in found["items"] for s in one["stops"] if s["at"])

    plain = first(await feed(zhang, kind="route", crs="wgs84"))
    shifted = first(await feed(zhang, kind="route"))
    assert plain == {"lat": 31.256514, "lng": 121.436427}
    assert 0.001 < shifted["lng"] - plain["lng"] < 0.01


async def test_the_feed_is_read_page_by_page(zhang: Phone, desk: Desk, keeper: str) -> None:
    """Whatever goes meanwhile, nothing is told twice or left out."""
    for name in ("a", "b", "c"):
        await desk.say(f"o-{name}", f"许愿 一只{name}")
    for one in ("1", "2", "3"):
        desk.clock.move(1000)
        await desk.say(keeper, f"公布 {one}")
    whole = [(one["kind"], one["id"]) for one in (await feed(zhang, limit="50"))["items"]]
    assert [id for kind, id in whole if kind == "wish"] == ["3", "2", "1"]
    read, after = list[tuple[str, str]](), ""
    while True:
        page = await feed(zhang, limit="1", after=after)
        read += [(one["kind"], one["id"]) for one in page["items"]]
        if read[-1] == ("wish", "3"):
            await desk.say("o-c", "收回心愿 3")
        if not (after := page["next"]):
            break
    assert read == whole


async def test_the_feed_is_not_sent_twice(zhang: Phone, number: str) -> None:
    first = await zhang.ask("GET", "feed")
    headers = {"If-None-Match": first.headers["ETag"]}
    assert (await zhang.ask("GET", "feed", headers=headers)).status == 304
    await zhang.ask("DELETE", f"wishes/{number}")
    assert (await zhang.ask("GET", "feed", headers=headers)).status == 200


@pytest.mark.parametrize(
    "query", [{"kind": "dog"}, {"limit": "51"}, {"after": "wish"}, {"after": "course:no such"}]
)
async def test_nonsense_is_told_so(zhang: Phone, query: dict[str, str]) -> None:
    assert (await zhang.ask("GET", "feed", params=query)).status == 422


@pytest.mark.parametrize("after", ["course:nothing", "wish:99", "wish:x"])
async def test_no_page_begins_behind_nothing(zhang: Phone, after: str) -> None:
    assert (await zhang.ask("GET", "feed", params={"after": after})).status == 404
