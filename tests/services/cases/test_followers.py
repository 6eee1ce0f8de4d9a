"""Those who follow a case: what they see of it, what they may say of it, what they may not."""

import pytest
from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import NotPossible
from domain.people import Staff
from services.cases import by_staff, lookup, speaking
from services.cases.intake import Report
from services.cases.results import judging
from services.cases.telling.timeline import for_follower, timeline
from services.cases.together import followers, merging
from services.cases.where import Spot, to_building
from services.cases.words import said
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, DAY, again, as_actor, reported, seated

UNCLE = Actor("p-uncle", "resident", "wechat")
FOLLOWS = Actor(UNCLE.id, "follower", "wechat")
NOISE = Report(
    topic="renovation_noise", spot=Spot("yibei", "宜川四村", "12号302室"), text="孩子小明睡不着"
)


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who does it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """Signed for, followed by a neighbour whose own case was merged into it."""
    case = await reported(office, NOISE)
    own = await reported(office, replace(NOISE, text="太吵"), UNCLE)
    unit, now = Unit(office.store), office.clock.now()
    await merging.merge(office, unit, own, case, UNCLE, "reporter", now)
    by_staff.sign(office, unit, case, chief, as_actor(chief), now)
    await unit.commit()
    return await again(office, case)


async def handled(office: Office, case: Case, chief: Staff) -> Case:
    """It is done."""
    unit = Unit(office.store)
    by_staff.handle(
        office, unit, case, chief, as_actor(chief), "劝过了,电话13812345678", office.clock.now()
    )
    await unit.commit()
    return await again(office, case)


async def not_fine(office: Office, case: Case) -> judging.Reopened:
    """The follower says so."""
    unit = Unit(office.store)
    done = await judging.not_fine_beside(office, unit, case, FOLLOWS, "还在敲", office.clock.now())
    await unit.commit()
    return done


class TestSeeing:
    """What is told of it."""

    async def test_it_is_known_by_their_own_number_and_by_its_own(
        self, office: Office, case: Case
    ) -> None:
        [one] = await followers.followed_by(office.store, (UNCLE.id,))
        assert one.case.id == case.id
        assert one.matches("2")
        assert one.matches(case.number)
        assert not one.matches("3")

    async def test_the_flat_is_left_out(self, office: Office, case: Case) -> None:
        [one] = await followers.followed_by(office.store, (UNCLE.id,))
        assert (one.shown.door, one.case.door) == ("12号", "12号302室")

    async def test_a_question_to_the_reporter_is_theirs(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        unit = Unit(office.store)
        by_staff.ask(office, unit, case, chief, as_actor(chief), "小明几岁?", office.clock.now())
        await unit.commit()
        asked = await again(office, case)
        own = await timeline(office, asked, "zh-Hans")
        theirs = await for_follower(office, asked, "zh-Hans")
        assert "小明" in str(own)
        assert "小明" not in str(theirs)
        assert theirs.now == "宜北网格在办"

    async def test_what_was_done_is_told_masked(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        done = await handled(office, case, chief)
        assert "138****5678" in str(await for_follower(office, done, "zh-Hans"))

    async def test_what_they_said_is_not_told_to_the_reporter(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        await not_fine(office, await handled(office, case, chief))
        seen = await timeline(office, await again(office, case), "zh-Hans")
        assert "还在敲" not in str(seen)


class TestNotFine:
    """「没好」."""

    async def test_it_opens_again_and_rates_nothing(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        done = await not_fine(office, await handled(office, case, chief))
        stored = await again(office, case)
        assert (done.way, stored.state, stored.reopened) == ("redo", "handling", 1)
        assert (stored.solved, stored.satisfied, stored.stars) == ("", "", 0)
        history = await lookup.history(office.store, stored)
        assert lookup.neighbours(history) == {UNCLE.id}

    async def test_a_third_time_it_is_the_supervisors(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        twice = replace(await handled(office, case, chief), reopened=2)
        assert (await not_fine(office, twice)).way == "review"

    async def test_after_the_window_it_is_refused(
        self, office: Office, case: Case, chief: Staff
    ) -> None:
        done = await handled(office, case, chief)
        closed = replace(done, state="closed", opened=False, clocks=())
        with pytest.raises(NotPossible):
            await not_fine(office, closed)


class TestMore:
    """A word more, and no more."""

    async def test_a_note_of_theirs_answers_no_question_to_the_reporter(
        self, office: Office, case: Case
    ) -> None:
        waits = replace(case, state="waiting_resident")
        unit, now = Unit(office.store), office.clock.now()
        words = said(waits, FOLLOWS, now, "note", "我来答")
        assert speaking.add(office, unit, waits, FOLLOWS, words, now).state == "waiting_resident"

    async def test_who_stops_hears_no_more(self, office: Office, case: Case) -> None:
        unit = Unit(office.store)
        await followers.unfollow(unit, case, FOLLOWS, office.clock.now() + DAY)
        await unit.commit()
        assert await followers.followed_by(office.store, (UNCLE.id,)) == []
        assert await followers.of_case(office.store, case) == []

    @pytest.mark.parametrize("kept", [{"sealed": True}, {"quiet": True}], ids=str)
    async def test_what_is_kept_from_people_has_no_followers(
        self, office: Office, case: Case, kept: dict[str, bool]
    ) -> None:
        hidden = replace(await again(office, case), **kept)
        unit = Unit(office.store)
        unit.put(hidden)
        await unit.commit()
        assert await followers.followed_by(office.store, (UNCLE.id,)) == []
        assert await followers.tell(office, unit, hidden, "follower-signed", 0, who="谁") == 0
        unit, other = Unit(office.store), await reported(office, NOISE, AUNT)
        with pytest.raises(NotPossible):
            await merging.merge(office, unit, other, hidden, AUNT, "reporter", 0)
        await followers.follow(unit, hidden, "p-third", 0)
        await unit.commit()
        assert not await followers.follows(office.store, hidden, ("p-third",))


@pytest.mark.parametrize(
    ("door", "building"),
    [
        ("12号3楼", "12号"),
        ("1弄12号302室", "1弄12号"),
        ("3楼", ""),
        ("5栋2单元", "5栋"),
        ("9弄", "9弄"),
    ],
)
async def test_a_door_up_to_its_building(
    office: Office, case: Case, door: str, building: str
) -> None:
    assert to_building(replace(case, door=door)).door == building
