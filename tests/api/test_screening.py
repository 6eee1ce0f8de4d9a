"""What is sent over the API is taken at once and looked at afterwards; until then staff see it."""

from typing import Any

import pytest

from channels.miniprogram.checker import MiniprogramChecker
from domain.case import Words
from domain.errors import NotAllowed
from domain.people import Staff
from services.media import showing
from services.screening import verdicts
from services.screening.loop import Screenings
from storage.port import eq
from tests.api.conftest import Http, Phone
from tests.api.test_cases import HEAP, photo, reported, uploaded
from tests.api.test_staff import seated
from tests.handlers.desk import Desk
from tests.miniprogram_peer import Line, Platform


@pytest.fixture
def screenings(desk: Desk, way: Line) -> Screenings:
    """The loop beside the API, with the stub before it."""
    return Screenings(desk.office, MiniprogramChecker(way.account, way.calls))


async def with_photo(zhang: Phone, **body: Any) -> str:
    """A report with a photo, by its number."""
    sent = await uploaded(zhang, photo())
    return await reported(zhang, media=[sent.body["id"]], **body)


async def test_a_photo_is_shown_to_its_reporter_when_it_has_passed(
    zhang: Phone, desk: Desk, screenings: Screenings
) -> None:
    number = await with_photo(zhang)
    whole = (await zhang.ask("GET", f"cases/{number}")).body
    assert (whole["case"]["photos"], whole["sent"]) == (1, [])
    assert "日期不变" in whole["withheld"]
    await screenings.run_once()
    await verdicts.heard(desk.office, "trace-1", "pass", desk.clock.now())
    whole = (await zhang.ask("GET", f"cases/{number}")).body
    assert (len(whole["sent"]), whole["withheld"]) == (1, "")


async def test_words_that_are_risky_make_their_case_all_the_same(
    zhang: Phone, desk: Desk, screenings: Screenings, platform: Platform
) -> None:
    platform.opinion = "risky"
    await desk.seat("Wang", "desk")
    number = await reported(zhang)
    zhang.language = "en"
    assert (await zhang.ask("GET", f"cases/{number}")).body["withheld"] == ""
    await screenings.run_once()
    whole = (await zhang.ask("GET", f"cases/{number}")).body
    assert "Your case goes on" in whole["withheld"]
    assert whole["case"]["state"] == "dispatched"
    assert "1件" in await desk.say("Wang", "待办")
    assert "放行" in await desk.say("Wang", f"放行 {number}")
    assert (await zhang.ask("GET", f"cases/{number}")).body["withheld"] == ""
    await desk.say("Wang", f"隐去 {number}")
    assert (await zhang.ask("GET", f"cases/{number}")).body["withheld"]


async def test_danger_is_answered_and_called_out_before_anybody_is_asked(
    zhang: Phone, desk: Desk, platform: Platform
) -> None:
    await platform.leave()
    key = {"Idempotency-Key": "k1"}
    told = await zhang.ask("POST", "cases", json={"text": "家里煤气味很大"}, headers=key)
    assert told.status == 201
    assert "119" in told.body["said"].splitlines()[0]


@pytest.mark.parametrize(
    ("path", "body"),
    [("notes", {"text": "又多了两箱"}), ("withdraw", None)],
)
async def test_each_act_that_says_something_is_looked_at(
    zhang: Phone, screenings: Screenings, platform: Platform, path: str, body: object
) -> None:
    number = await reported(zhang)
    await screenings.run_once()
    await zhang.ask("POST", f"cases/{number}/{path}", json=body)
    await screenings.run_once()
    said = [one["content"] for one in platform.checked]
    assert said == ([HEAP, "又多了两箱"] if path == "notes" else [HEAP])


async def test_the_desk_decides_over_the_api_as_in_chat_and_nobody_else(
    http: Http, zhang: Phone, desk: Desk, screenings: Screenings, platform: Platform
) -> None:
    platform.opinion = "review"
    number = await reported(zhang)
    grid = (await desk.cases())[0].grid
    keeper = await seated(http, desk, "oDesk", "desk")
    chief = await seated(http, desk, "oChief", "grid_chief", grid)
    await screenings.run_once()
    for phone, status in ((zhang, 403), (chief, 403), (keeper, 200), (keeper, 409)):
        told = await phone.ask("POST", f"cases/{number}/release", json={})
        assert told.status == status, told
    assert (await zhang.ask("GET", f"cases/{number}")).body["withheld"] == ""


async def test_a_photo_by_link_opens_for_staff_alone(
    zhang: Phone, desk: Desk, screenings: Screenings
) -> None:
    await with_photo(zhang)
    (words,) = await desk.store.find(Words)
    await desk.seat("Wang", "desk")
    (seat,) = await desk.store.find(Staff, [eq("role", "desk")])

    async def opens(person: str) -> bool:
        link = (await showing.links(desk.office, person)).to(words, 0, small=True)
        try:
            await showing.opened(desk.office, link.rpartition("/")[2])
        except NotAllowed:
            return False
        return True

    assert [await opens(one) for one in (words.said_by, seat.person)] == [False, True]
    await screenings.run_once()
    await verdicts.heard(desk.office, "trace-1", "pass", desk.clock.now())
    assert await opens(words.said_by)
