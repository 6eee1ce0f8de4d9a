"""Who is told of a case, and what they read."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.message import Media
from domain.people import Address, Identity, Staff
from domain.session import Session
from domain.work import Lane, Notice
from services.cases import by_staff
from services.cases.intake import Report
from services.cases.telling import alerts
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.people import seats
from services.unit import Unit
from tests.services.desk import AUNT, CLUTTER, SATURDAY, as_actor, reported, seated

People = dict[str, Staff]
EMERGENCY = replace(CLUTTER, topic="gas_leak", urgency="emergency")


@pytest.fixture
async def people(office: Office) -> People:
    """Two chiefs in the north, one in the south, and the desk."""
    return {
        "north": await seated(office, "grid_chief", "yibei", "p-north"),
        "north2": await seated(office, "grid_chief", "yibei", "p-north2"),
        "south": await seated(office, "grid_chief", "yinan", "p-south"),
        "desk": await seated(office, "desk", "", "p-desk"),
        "worker": await seated(office, "grid_worker", "yibei", "p-worker"),
    }


async def told(office: Office, people: People, case: Case) -> set[str]:
    """Who is concerned, by the names above."""
    names = {seat.id: name for name, seat in people.items()}
    return {names[seat.id] for seat in await alerts.concerned(office, case)}


class TestConcerned:
    """Whose business a case is."""

    @pytest.mark.parametrize(
        ("report", "names"),
        [
            (CLUTTER, {"north", "north2"}),
            (replace(CLUTTER, spot=Spot("yinan")), {"south"}),
            (replace(CLUTTER, spot=Spot()), {"desk"}),
            (replace(CLUTTER, topic=""), {"desk"}),
            (EMERGENCY, {"desk", "north", "north2"}),
            (replace(EMERGENCY, spot=Spot()), {"desk", "north", "north2", "south"}),
            (replace(CLUTTER, topic="group_rent"), {"north", "north2"}),
            (replace(CLUTTER, topic="petition"), {"desk"}),
            (replace(CLUTTER, topic="extreme_words", urgency="emergency"), {"desk"}),
        ],
        ids=["chiefs", "other-grid", "no-grid", "no-topic", "emergency", "emergency-anywhere",
             "sealed", "desk-only", "desk-only-emergency"],
    )  # fmt: skip
    async def test_who_it_is(
        self, office: Office, people: People, report: Report, names: set[str]
    ) -> None:
        assert await told(office, people, await reported(office, report)) == names

    async def test_what_the_desk_took_stays_the_desks(self, office: Office, people: People) -> None:
        case = await reported(office, replace(CLUTTER, topic=""))
        desk = people["desk"]
        case = by_staff.sign(office, Unit(office.store), case, desk, as_actor(desk), SATURDAY)
        assert await told(office, people, case) == {"desk"}

    async def test_who_signed_for_it_and_the_others_again_once_that_seat_ended(
        self, office: Office, people: People
    ) -> None:
        case, north = await reported(office), people["north"]
        case = by_staff.sign(office, Unit(office.store), case, north, as_actor(north), SATURDAY)
        assert await told(office, people, case) == {"north"}
        await seats.revoke(office.store, north.id)
        assert await told(office, people, case) == {"north2"}

    async def test_a_grid_without_chiefs_falls_to_the_desk(
        self, office: Office, people: People
    ) -> None:
        await seats.revoke(office.store, people["south"].id)
        case = await reported(office, replace(CLUTTER, spot=Spot("yinan")))
        assert await told(office, people, case) == {"desk"}


class TestAlert:
    """The push itself."""

    async def notices(self, office: Office, report: Report, words: str = "") -> list[Notice]:
        """What is sent when this is reported."""
        case, unit = await reported(office, report), Unit(office.store)
        await alerts.alert(office, unit, case, words or report.text, SATURDAY)
        return unit.made(Notice)

    async def test_each_is_told_once_and_an_emergency_overtakes(
        self, office: Office, people: People
    ) -> None:
        sent = await self.notices(office, CLUTTER)
        assert {n.staff for n in sent} == {people["north"].id, people["north2"].id}
        assert {n.lane for n in sent} == {Lane.case}
        assert {n.lane for n in await self.notices(office, EMERGENCY)} == {Lane.emergency}

    async def test_bound_seats_are_counted(self, office: Office, people: People) -> None:
        await seats.add(office.store, "还没来的", "grid_chief", "yinan", SATURDAY)
        case = await reported(office, replace(CLUTTER, spot=Spot("yinan")))
        told = await alerts.alert(office, Unit(office.store), case, "", SATURDAY)
        assert told.bound == 1

    async def test_without_any_seat_it_waits_for_the_desk(self, office: Office) -> None:
        [notice] = await self.notices(office, CLUTTER)
        assert notice.staff == "role:desk"

    async def test_it_says_what_where_and_by_when_and_names_no_phone(self, office: Office) -> None:
        report = replace(CLUTTER, text="纸箱堆满,打我13812345678", media=(Media("photo", "p"),))
        await self.notices(office, CLUTTER)
        [notice] = await self.notices(office, report)
        assert notice.reply is not None
        text = notice.reply.text
        for part in (
            "2号",
            "宜川四村12号3楼",
            "楼道堆物",
            "纸箱堆满,打我138****5678",
            "23日(周一)13:00",
            "25日",
        ):
            assert part in text, part
        assert "13812345678" not in text
        says = [choice.say for choice in notice.reply.choices]
        assert all("YC20261121-0002" in say for say in says)

    async def test_a_sealed_case_is_pushed_without_its_words(self, office: Office) -> None:
        report = replace(CLUTTER, topic="group_rent", text="二房东是老王")
        [notice] = await self.notices(office, report)
        assert notice.reply is not None
        assert "老王" not in notice.reply.text

    async def test_likely_duplicates_are_named(self, office: Office) -> None:
        await self.notices(office, CLUTTER)
        [second] = await self.notices(office, CLUTTER)
        assert second.reply is not None
        same = office.texts.say("zh-Hans", "alert-similar", count=1, numbers=1)
        assert same in second.reply.text


class TestReader:
    """How the reporter can be reached."""

    async def known(self, office: Office, channel: str, *, following: bool) -> Address:
        """An account of theirs that speaks English."""
        address, unit = Address(channel, "acc", "o-aunt"), Unit(office.store)
        unit.put(Identity(id=address.key, street="yichuan", person=AUNT.id, address=address,
                          following=following))  # fmt: skip
        unit.put(Session(id=address.key, street="yichuan", language="en"))
        await unit.commit()
        return address

    async def test_where_they_are_and_in_their_language(
        self, office: Office, clock: FixedClock
    ) -> None:
        case = await reported(office)
        assert await alerts.reader_of(office, case) is None
        await self.known(office, "wechat", following=False)
        assert await alerts.reader_of(office, case) is None
        here = await self.known(office, "telegram", following=True)
        reader = await alerts.reader_of(office, case)
        assert reader is not None
        assert (reader.address, reader.language) == (here, "en")


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (CLUTTER, ("宜川四村12号3楼", "楼道堆物")),
        (replace(CLUTTER, spot=Spot("yinan")), ("宜南网格", "楼道堆物")),
        (replace(CLUTTER, spot=Spot()), ("地点", "楼道堆物")),
        (Report(kind="voice"), ("语音",)),
    ],
    ids=["place", "grid", "nowhere", "voice"],
)
async def test_a_headline_says_what_is_not_known(
    office: Office, report: Report, said: tuple[str, ...]
) -> None:
    headline = alerts.headline(office, await reported(office, report))
    assert all(part in headline for part in said), headline
