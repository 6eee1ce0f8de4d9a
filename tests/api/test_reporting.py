"""What chat would ask about a report is told as fields, and done by a request of its own."""

from domain.case import Words
from tests.api.conftest import Http, Phone, Told
from tests.api.test_cases import HEAP, photo, report, reported, uploaded
from tests.handlers.desk import Desk

TWO = "宜川四村12号3楼楼道堆物，还有楼下路灯不亮"


async def test_the_second_problem_is_named_and_made_one_on_demand(zhang: Phone, desk: Desk) -> None:
    first = await report(zhang, text=TWO)
    second = first.body["second"]
    assert (second["what"], second["case"]) == ("路灯", None)
    assert len(await desk.cases()) == 1
    told = await report(zhang, "k2", text=second["words"], beside=first.body["case"]["number"])
    assert told.status == 201, told
    heap, lamp = sorted(await desk.cases(), key=lambda case: case.serial)
    assert (heap.topic, lamp.topic) == ("corridor_clutter", "street_lamp")
    assert (lamp.place, lamp.grid) == (heap.place, heap.grid)


async def test_both_at_once_where_it_is_asked_for(zhang: Phone, desk: Desk) -> None:
    told = await report(zhang, text=TWO, apart=True)
    made = [told.body["case"], told.body["second"]["case"]]
    assert {one["number"] for one in made} == {case.number for case in await desk.cases()}
    assert len(await desk.cases()) == 2
    assert "两件" not in told.body["said"], "nothing is asked any more"


async def test_one_problem_has_no_second(zhang: Phone) -> None:
    told = await report(zhang, apart=True)
    assert (told.status, told.body["second"]) == (201, None)


async def test_beside_a_strangers_case_there_is_nothing(zhang: Phone, http: Http) -> None:
    number = await reported(zhang)
    other = await Phone(http, "oLi").sign_in()
    assert (await report(other, text="路灯不亮", beside=number)).status == 404


async def test_what_lacks_a_place_gets_it_by_a_note(zhang: Phone, desk: Desk) -> None:
    told = await report(zhang, text="路灯不亮")
    number = told.body["case"]["number"]
    assert (told.body["lacks"], told.body["case"]["state"]) == ("place", "submitted")
    said = await zhang.ask("POST", f"cases/{number}/notes", json={"text": "宜川四村12号"})
    assert (said.status, said.body["case"]["state"]) == (200, "dispatched")


async def test_a_note_brings_photos(zhang: Phone, desk: Desk) -> None:
    number = await reported(zhang)
    ids = [(await uploaded(zhang, photo())).body["id"] for _ in range(2)]
    body = {"text": "轮椅过不去", "media": ids}
    told = await zhang.ask("POST", f"cases/{number}/notes", json=body)
    assert (told.status, told.body["case"]["photos"]) == (200, 2)
    (words,) = [w for w in await desk.store.find(Words) if w.part == "note"]
    assert [one.mime for one in words.media] == ["image/jpeg"] * 2
    again = await zhang.ask("POST", f"cases/{number}/notes", json=body)
    assert again.status == 422, "used once"


class TestNeighbours:
    """«已有邻居反映»: their case is offered, and joined by its number."""

    async def test_it_is_offered_joined_and_left(self, zhang: Phone, http: Http) -> None:
        theirs = await reported(zhang)
        li = await Phone(http, "oLi").sign_in()
        told = await report(li)
        near, own = told.body["neighbours"], told.body["case"]["number"]
        assert (near["number"], near["people"]) == (theirs, 1)
        assert "3楼" not in near["what"], "never the floor"
        for _ in range(2):
            joined = await follow(li, theirs, own)
            assert (joined.status, joined.body["case"]["number"]) == (200, theirs), joined
        whole = (await li.ask("GET", f"cases/{theirs}")).body
        assert (whole["follower"], whole["words"]) == (True, "")
        assert "3楼" not in whole["case"]["what"]
        left = await li.ask("DELETE", f"cases/{theirs}/follow")
        assert left.status == 200, left
        assert (await li.ask("GET", f"cases/{theirs}")).status == 404
        assert (await li.ask("DELETE", f"cases/{theirs}/follow")).status == 404

    async def test_left_by_their_own_number(self, zhang: Phone, http: Http) -> None:
        theirs = await reported(zhang)
        li = await Phone(http, "oLi").sign_in()
        own = await reported(li)
        await follow(li, theirs, own)
        assert (await li.ask("DELETE", f"cases/{own}/follow")).status == 200
        assert (await li.ask("GET", f"cases/{theirs}")).status == 404

    async def test_a_made_up_number_opens_nothing(self, zhang: Phone, http: Http) -> None:
        theirs = await reported(zhang, text="宜川二村路灯不亮")
        li = await Phone(http, "oLi").sign_in()
        own = await reported(li)
        assert (await follow(li, theirs, own)).status == 404, "another thing altogether"
        assert (await follow(li, theirs, theirs)).status == 404, "not theirs"
        assert (await follow(li, own, own)).status == 404, "their own"
        assert (await follow(li, "YC20261123-9999", own)).status == 404

    async def test_what_is_sealed_or_quiet_has_no_followers(self, zhang: Phone, http: Http) -> None:
        for number, text in enumerate(("宜川四村12号群租", "宜川四村12号有人家暴")):
            theirs = await reported(zhang, f"s{number}", text=text)
            li = await Phone(http, f"oLi{number}").sign_in()
            told = await report(li, text=text)
            assert told.body["neighbours"] is None
            own = told.body["case"]["number"]
            assert (await follow(li, theirs, own)).status == 404

    async def test_a_neighbour_adds_words_and_no_photos(self, zhang: Phone, http: Http) -> None:
        theirs = await reported(zhang)
        li = await Phone(http, "oLi").sign_in()
        await follow(li, theirs, await reported(li))
        sent = (await uploaded(li, photo())).body["id"]
        for media, status in (([sent], 403), ([], 200)):
            body = {"text": "我也看到了", "media": media}
            told = await li.ask("POST", f"cases/{theirs}/notes", json=body)
            assert told.status == status, told


async def follow(phone: Phone, number: str, own: str) -> Told:
    return await phone.ask("POST", f"cases/{number}/follow", json={"own": own})


async def test_danger_and_a_second_problem(zhang: Phone, desk: Desk) -> None:
    told = await report(zhang, text=f"{HEAP}着火了")
    assert "119" in told.body["said"].splitlines()[0]
