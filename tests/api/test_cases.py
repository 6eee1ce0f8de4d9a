"""Cases over HTTP: as in chat, once however often it is sent, and nobody else's."""

import asyncio
from io import BytesIO
from typing import Any

import pytest
from aiohttp import FormData
from PIL import Image

from domain.case import Event, Words
from domain.fetch import FileUse
from storage.port import eq
from tests.api.conftest import Http, Phone, Told
from tests.handlers.desk import Desk

HEAP = "宜川四村12号3楼楼道堆物"


async def report(phone: Phone, key: str = "k1", **body: Any) -> Told:
    return await phone.ask(
        "POST", "cases", json={"text": HEAP, **body}, headers={"Idempotency-Key": key}
    )


async def reported(phone: Phone, key: str = "k1", **body: Any) -> str:
    told = await report(phone, key, **body)
    assert told.status == 201, told
    return str(told.body["case"]["number"])


def photo() -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (60, 40), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def uploaded(phone: Phone, content: bytes, name: str = "file") -> Told:
    form = FormData()
    form.add_field(
        name, BytesIO(content), filename="a.exe", content_type="application/octet-stream"
    )
    return await phone.ask("POST", "media", data=form)


async def test_one_sentence_becomes_a_case_with_a_date(zhang: Phone, desk: Desk) -> None:
    told = await report(zhang)
    assert (told.status, told.body["case"]["state"]) == (201, "dispatched")
    assert told.headers["Location"] == f"/api/v1/cases/{told.body['case']['number']}"
    assert told.body["case"]["answer"]
    (case,) = await desk.cases()
    (event,) = [e for e in await desk.store.find(Event) if e.act == "submit"]
    assert (case.number, event.channel) == (told.body["case"]["number"], "miniprogram")


async def test_sent_ten_times_at_once_it_is_one_case(zhang: Phone, desk: Desk) -> None:
    told = await asyncio.gather(*(report(zhang) for _ in range(10)))
    assert {(one.status, one.body["case"]["number"]) for one in told if one.status == 201}
    assert len({one.body["case"]["number"] for one in told if one.status == 201}) == 1
    assert len(await desk.cases()) == 1


async def test_another_body_under_the_same_key_is_refused(zhang: Phone) -> None:
    await reported(zhang)
    assert (await report(zhang, text="路灯不亮")).status == 422
    assert (await zhang.ask("POST", "cases", json={"text": HEAP})).status == 400


async def test_danger_is_told_first(zhang: Phone, desk: Desk) -> None:
    told = await report(zhang, text="宜川四村12号着火了")
    assert told.status == 201
    assert "119" in told.body["said"].splitlines()[0]
    assert (await desk.cases())[0].urgency == "emergency"


async def test_a_pin_says_where(zhang: Phone, desk: Desk) -> None:
    lat, lng = desk.office.street.places[0].at or desk.office.street.centre_point
    told = await report(zhang, text="垃圾没人收", at={"lat": lat, "lng": lng, "crs": "wgs84"})
    (case,) = await desk.cases()
    assert told.status == 201
    assert case.pin is not None
    assert case.pin.crs == "wgs84"


async def test_a_photo_comes_along_without_what_was_hidden_in_it(zhang: Phone, desk: Desk) -> None:
    sent = await uploaded(zhang, photo())
    assert sent.status == 201, sent
    number = await reported(zhang, media=[sent.body["id"]])
    (words,) = await desk.store.find(Words)
    assert [m.mime for m in words.media] == ["image/jpeg"]
    uses = await desk.store.find(FileUse)
    assert {use.file for use in uses} == {words.media[0].file, words.media[0].preview}
    whole = await zhang.ask("GET", f"cases/{number}")
    assert whole.body["case"]["photos"] == 1
    assert (await report(zhang, "k2", media=[sent.body["id"]])).status == 422, "used once"


async def test_a_photo_of_somebody_else_is_not_there(zhang: Phone, http: Http) -> None:
    sent = await uploaded(zhang, photo())
    other = await Phone(http, "oLi").sign_in()
    assert (await report(other, media=[sent.body["id"]])).status == 422


@pytest.mark.parametrize("content", [b"MZ not a photo", b"", b"<svg/>"])
async def test_what_is_no_photo_is_refused_whatever_it_is_called(
    zhang: Phone, content: bytes
) -> None:
    assert (await uploaded(zhang, content)).status == 422
    assert (await uploaded(zhang, photo(), name="other")).status == 422
    assert (await zhang.ask("POST", "media", json={})).status == 415


async def test_a_broken_form_is_told_so(zhang: Phone) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="\x11"\r\n\r\nx\r\n--b--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert (await zhang.ask("POST", "media", data=body, headers=headers)).status == 400


async def test_a_photo_that_is_too_large_is_not_even_read(zhang: Phone) -> None:
    assert (await uploaded(zhang, b"\xff" * (10 * 1024 * 1024 + 1))).status == 413


async def test_pages_follow_one_another(zhang: Phone, desk: Desk) -> None:
    numbers = []
    for n in range(5):
        desk.clock.move(1_000)
        numbers.append(await reported(zhang, f"k{n}", text=f"{HEAP},第{n}次"))
    first = await zhang.ask("GET", "cases?limit=2")
    await reported(zhang, "later")
    second = await zhang.ask("GET", f"cases?limit=2&after={first.body['next']}")
    third = await zhang.ask("GET", f"cases?limit=2&after={second.body['next']}")
    seen = [c["number"] for page in (first, second, third) for c in page.body["cases"]]
    assert seen == numbers[::-1]
    assert third.body["next"] == ""


async def test_a_strangers_case_is_not_there(zhang: Phone, http: Http) -> None:
    number = await reported(zhang)
    other = await Phone(http, "oLi").sign_in()
    told = [
        await other.ask("GET", f"cases/{number}"),
        await other.ask("GET", f"cases?after={number}"),
        *[
            await other.ask("POST", f"cases/{number}/{act}", json=body)
            for act, body in (
                ("notes", {"text": "我也是"}),
                ("urge", None),
                ("withdraw", None),
                ("rating", {"solved": True}),
                ("reopen", {}),
            )
        ],
    ]
    assert [one.status for one in told] == [404] * 7


async def test_a_case_is_added_to_hurried_and_taken_back(zhang: Phone, desk: Desk) -> None:
    number = await reported(zhang)
    note = await zhang.ask("POST", f"cases/{number}/notes", json={"text": "轮椅过不去"})
    assert note.status == 200, note
    assert "轮椅过不去" in [w.text for w in await desk.store.find(Words)]
    hurried = [await zhang.ask("POST", f"cases/{number}/urge") for _ in range(2)]
    assert [one.status for one in hurried] == [200, 200]
    (case,) = await desk.cases()
    assert case.urged == 1, "once a day"
    back = await zhang.ask("POST", f"cases/{number}/withdraw")
    assert (back.status, back.body["case"]["opened"]) == (200, False)
    assert (await zhang.ask("POST", f"cases/{number}/urge")).status == 409


async def test_a_note_sent_again_is_one_note(zhang: Phone, desk: Desk) -> None:
    number = await reported(zhang)
    for _ in range(2):
        told = await zhang.ask(
            "POST",
            f"cases/{number}/notes",
            json={"text": "轮椅过不去"},
            headers={"Idempotency-Key": "n1"},
        )
        assert told.status == 200
    assert [w.part for w in await desk.store.find(Words)].count("note") == 1


async def test_what_was_done_is_rated_or_opened_again(zhang: Phone, desk: Desk) -> None:
    number = await reported(zhang)
    assert (await zhang.ask("POST", f"cases/{number}/rating", json={"solved": True})).status == 409
    await handled(desk, number)
    told = await zhang.ask("POST", f"cases/{number}/reopen", json={"words": "还在那儿"})
    assert (told.status, told.body["case"]["state"]) == (200, "handling")
    await handled(desk, number, sign=False)
    done = await zhang.ask("POST", f"cases/{number}/rating", json={"solved": True, "stars": 5})
    assert (done.status, done.body["case"]["opened"]) == (200, False)
    (case,) = await desk.cases()
    assert (case.stars, case.solved, case.reopened) == (5, "yes", 1)


async def test_a_case_says_what_may_be_done_to_it(zhang: Phone, desk: Desk) -> None:
    async def offers(number: str) -> object:
        return (await zhang.ask("GET", f"cases/{number}")).body["offers"]

    number = await reported(zhang)
    assert await offers(number) == ["note", "urge", "withdraw"]
    await handled(desk, number)
    assert await offers(number) == ["note", "withdraw", "rating", "reopen"]
    await zhang.ask("POST", f"cases/{number}/rating", json={"solved": True})
    other = await reported(zhang, "k2")
    await zhang.ask("POST", f"cases/{other}/withdraw")
    assert await offers(other) == []


async def test_being_forgotten_blanks_what_was_said(zhang: Phone, desk: Desk) -> None:
    number = await reported(zhang)
    await zhang.ask("POST", f"cases/{number}/withdraw")
    assert (await zhang.ask("DELETE", "me")).body["kept"] == 0
    (case,) = await desk.cases()
    assert [w.text for w in await desk.store.find(Words, [eq("case", case.id)])] == [""]


async def handled(desk: Desk, number: str, *, sign: bool = True) -> None:
    grid = (await desk.cases())[0].grid
    if sign:
        await desk.seat("chief", "grid_chief", grid)
        await desk.say("chief", f"接单 {number}")
    said = await desk.say("chief", f"办结 {number} 解释说明 已经上门劝导")
    assert "记为办了" in said, said
