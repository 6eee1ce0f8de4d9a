"""The case's page: who sees what, what may be done once, and what no link can do."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from domain.case import Actor, Case
from domain.links import Claim
from domain.people import Address, Staff
from domain.session import Session
from domain.work import Notice
from services import signing
from services.cases import by_staff, lookup
from services.cases.by_reporter import Verdict
from services.cases.intake import Report
from services.cases.results import judging
from services.cases.telling import pages
from services.cases.together import followers
from services.cases.where import Spot
from services.clock import FixedClock
from services.delivery.ledgers import Grants
from services.office import Office
from services.people.accounts import met
from services.unit import Unit
from tests.services.desk import AUNT, DAY, again, as_actor, reported, seated
from web.case import routes

Client = TestClient[web.Request, web.Application]
PHONE = Address("wechat", "wx-1", "o-aunt")
NOISE = Report(
    topic="renovation_noise",
    urgency="normal",
    spot=Spot("yibei", "宜川四村", "12号302室"),
    text="半夜装修,<b>吵</b>,电话13812345678",
)
MINUTE = 60_000


@pytest.fixture
def office(office: Office) -> Office:
    """Its links begin with an address."""
    return replace(office, base_url="https://street.example")


@pytest.fixture
def rung() -> list[int]:
    """How often delivery was woken."""
    return []


@pytest.fixture
async def client(office: Office, rung: list[int]) -> AsyncIterator[Client]:
    """A browser that keeps cookies."""
    app = web.Application()
    app.add_routes(routes(replace(office, base_url="http://127.0.0.1"), lambda: rung.append(1)))
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who does it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case that its chief reports as done, of a reporter who can be reached."""
    case, now = await reported(office, NOISE), office.clock.now()
    unit = Unit(office.store)
    unit.insert(replace(met(office.street.id, PHONE, now), person=AUNT.id))
    case = by_staff.sign(office, unit, case, chief, as_actor(chief), now)
    by_staff.handle(office, unit, case, chief, as_actor(chief), "跟装修队说好了", now)
    await unit.commit()
    return await again(office, case)


async def path(office: Office, case: Case) -> str:
    """The page's, as it is given in chat now."""
    address = await pages.address(office, case, office.clock.now())
    return address.removeprefix(office.base_url)


async def seen(client: Client, path: str) -> str:
    """The page's text."""
    answer = await client.get(path)
    assert answer.status == 200
    return await answer.text()


def word(page: str) -> str:
    """What the page's form repeats."""
    found = re.search(r'name="word" value="([^"]+)"', page)
    assert found
    return found[1]


class TestLooking:
    """GET."""

    async def test_it_says_what_chat_says(self, office: Office, client: Client, case: Case) -> None:
        page = await seen(client, await path(office, case))
        for words in ("1号", "装修噪音", "宜北网格签收", "办了：跟装修队说好了", "您看行吗"):
            assert words in page

    async def test_it_is_masked(self, office: Office, client: Client, case: Case) -> None:
        page = await seen(client, await path(office, case))
        assert "宜川四村12号" in page
        assert "138****5678" in page
        for words in ("302", "13812345678", "<b>吵", AUNT.id, case.id, PHONE.external):
            assert words not in page

    async def test_nothing_is_changed_by_looking(
        self, office: Office, client: Client, case: Case, rung: list[int]
    ) -> None:
        link = await path(office, case)
        for _ in range(3):
            await seen(client, link)
        assert await again(office, case) == case
        assert await office.store.find(Notice) == []
        assert rung == []

    async def test_nobody_else_keeps_frames_or_finds_it(
        self, office: Office, client: Client, case: Case
    ) -> None:
        answer = await client.get(await path(office, case))
        page = await answer.text()
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "<script" not in page
        assert "http" not in re.sub(r"<!doctype.*?>", "", page)

    async def test_it_is_small_and_quick(self, office: Office, client: Client, case: Case) -> None:
        assert len((await seen(client, await path(office, case))).encode()) < 20_000

    @pytest.mark.parametrize(
        ("language", "words"),
        [("zh-Hant", "您看行嗎"), ("en", "Is it all right"), ("xx", "您看行吗")],
    )
    async def test_in_the_language_that_is_asked_for(
        self, office: Office, client: Client, case: Case, language: str, words: str
    ) -> None:
        assert words in await seen(client, f"{await path(office, case)}?lang={language}")

    async def test_in_the_language_they_speak_with_us(
        self, office: Office, client: Client, case: Case
    ) -> None:
        unit = Unit(office.store)
        unit.insert(Session(id=PHONE.key, street=office.street.id, language="en"))
        await unit.commit()
        assert "Is it all right" in await seen(client, await path(office, case))


class TestLinks:
    """Which open."""

    async def test_an_old_link_says_how_to_get_a_new_one(
        self, office: Office, client: Client, case: Case, clock: FixedClock
    ) -> None:
        link = await path(office, case)
        clock.move(pages.LIFE)
        answer = await client.get(link)
        assert answer.status == 410
        assert "进度" in await answer.text()

    async def test_a_made_up_one_opens_nothing(
        self, office: Office, client: Client, case: Case
    ) -> None:
        link = await path(office, case)
        for bad in (link[:-2] + "aa", "/case/x", "/case/" + "a" * 900):
            assert (await client.get(bad)).status == 404

    async def test_links_that_were_made_void(
        self, office: Office, client: Client, case: Case
    ) -> None:
        link, unit = await path(office, case), Unit(office.store)
        await signing.void(unit, AUNT.id)
        await unit.commit()
        assert (await client.get(link)).status == 410

    async def test_another_persons_or_a_files_link(
        self, office: Office, client: Client, case: Case
    ) -> None:
        until = office.clock.now() + DAY
        strangers = Claim("case", case.id, "p-stranger", until, acts_until=until)
        files = Claim("file", case.id, AUNT.id, until)
        nothing = Claim("case", "no-such-case", AUNT.id, until)
        for claim in (strangers, files, nothing):
            assert (await client.get(f"/case/{office.signer.token(claim)}")).status == 404

    async def test_a_quiet_case_has_no_page(
        self, office: Office, client: Client, case: Case
    ) -> None:
        link, unit = await path(office, case), Unit(office.store)
        unit.put(replace(case, quiet=True))
        await unit.commit()
        assert (await client.get(link)).status == 404
        assert await pages.card(office, replace(case, quiet=True), "zh-Hans", 0) == ()


class TestActing:
    """POST."""

    async def test_fine_closes(
        self, office: Office, client: Client, case: Case, rung: list[int]
    ) -> None:
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "fine", "stars": "5", "words": "快"}
        answer = await client.post(link, data=form)
        assert answer.status == 200
        assert "谢谢您，记下了" in await answer.text()
        case = await again(office, case)
        assert (case.state, case.solved, case.satisfied, case.stars) == ("closed", "yes", "yes", 5)
        line = (await lookup.history(office.store, case))[-1]
        assert (line.act, line.channel, line.actor) == ("confirm", "page", AUNT.id)
        assert rung

    async def test_not_fine_opens_it_again_for_somebody_else(
        self, office: Office, client: Client, case: Case
    ) -> None:
        other = await seated(office, "grid_chief", "yibei", "p-other")
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "not-fine", "words": "还在敲"}
        assert "对不住" in await (await client.post(link, data=form)).text()
        case = await again(office, case)
        assert (case.state, case.handler, case.reopened) == ("handling", other.id, 1)
        assert {n.staff for n in await office.store.find(Notice)} == {other.id}
        assert "还在敲" in {w.text for w in await lookup.words(office.store, case)}

    async def test_a_bare_form_says_nothing_of_satisfaction(
        self, office: Office, client: Client, case: Case
    ) -> None:
        link = await path(office, case)
        await client.post(link, data={"word": word(await seen(client, link)), "act": "fine"})
        case = await again(office, case)
        assert (case.solved, case.satisfied, case.stars) == ("yes", "", 0)

    async def test_words_reach_who_has_it(
        self, office: Office, client: Client, chief: Staff
    ) -> None:
        case, unit = await reported(office, NOISE), Unit(office.store)
        case = by_staff.sign(office, unit, case, chief, as_actor(chief), office.clock.now())
        by_staff.ask(office, unit, case, chief, as_actor(chief), "哪天最吵?", office.clock.now())
        await unit.commit()
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "add", "words": "周六,13912345678"}
        assert "记下了" in await (await client.post(link, data=form)).text()
        case = await again(office, case)
        assert case.state == "handling"
        [words] = [w for w in await lookup.words(office.store, case) if w.part == "answer"]
        assert (words.text, words.phone) == (form["words"], "13912345678")
        [notice] = await office.store.find(Notice)
        assert notice.reply
        assert "周六" in notice.reply.text
        assert "13912345678" not in notice.reply.text

    async def test_a_link_acts_once_and_hands_on_to_the_next(
        self, office: Office, client: Client, case: Case
    ) -> None:
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "fine"}
        after = await client.post(link, data=form)
        assert (await client.post(link, data=form)).status == 409
        assert 'name="word"' not in await seen(client, link)
        assert after.url.path != link
        again_form = {"word": word(await after.text()), "act": "not-fine"}
        assert (await client.post(after.url.path, data=again_form)).status == 200
        assert (await again(office, case)).reopened == 1

    async def test_after_half_an_hour_it_only_shows(
        self, office: Office, client: Client, case: Case, clock: FixedClock
    ) -> None:
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "fine"}
        clock.move(30 * MINUTE)
        page = await seen(client, link)
        assert "<form" not in page
        assert "进度 1" in page
        assert (await client.post(link, data=form)).status == 410
        assert await again(office, case) == case

    @pytest.mark.parametrize("given", ["", "guessed"])
    async def test_nobody_elses_page_can_send_the_form(
        self, office: Office, client: Client, case: Case, given: str
    ) -> None:
        link = await path(office, case)
        await seen(client, link)
        answer = await client.post(link, data={"word": given, "act": "fine"})
        assert answer.status == 403
        assert await again(office, case) == case

    @pytest.mark.parametrize(
        ("form", "status"),
        [
            ({"act": "close"}, 400),
            ({"act": "fine", "stars": "9"}, 400),
            ({"act": "fine", "stars": "55"}, 400),
            ({"act": "add", "words": "  "}, 400),
            ({"act": "add", "words": "还有"}, 409),
            ({"act": "fine", "words": "好" * 501}, 413),
            ({"act": "fine", "words": "好" * 9_000}, 413),
        ],
    )
    async def test_what_makes_no_sense_changes_nothing(
        self, office: Office, client: Client, case: Case, form: dict[str, str], status: int
    ) -> None:
        link = await path(office, case)
        answer = await client.post(link, data={"word": word(await seen(client, link)), **form})
        assert answer.status == status
        assert await again(office, case) == case
        assert not await signing.spent(office.store, link.removeprefix("/case/"))

    async def test_two_at_once_do_it_once(self, office: Office, client: Client, case: Case) -> None:
        link = await path(office, case)
        form = {"word": word(await seen(client, link)), "act": "not-fine"}
        both = await asyncio.gather(*(client.post(link, data=form) for _ in range(2)))
        assert {answer.status for answer in both} <= {200, 409, 503}
        assert [answer.status for answer in both].count(200) == 1
        assert (await again(office, case)).reopened == 1


class TestFollowing:
    """A neighbour's link: where, what, how far; one thing to say."""

    UNCLE = "p-uncle"

    async def followed(self, office: Office, case: Case) -> str:
        """The page as it is given to somebody who follows the case."""
        unit = Unit(office.store)
        await followers.follow(unit, case, self.UNCLE, office.clock.now())
        await unit.commit()
        address = await pages.address(office, case, office.clock.now(), self.UNCLE)
        return address.removeprefix(office.base_url)

    async def test_it_shows_no_words_of_the_reporter(
        self, office: Office, client: Client, case: Case
    ) -> None:
        page = await seen(client, await self.followed(office, case))
        for shown in ("宜川四村12号", "装修噪音", "跟装修队说好了", "您关注这件事"):
            assert shown in page
        for hidden in ("半夜", "138", "302", 'value="fine"', 'name="stars"'):
            assert hidden not in page

    async def test_they_can_say_that_it_is_not_fixed_once(
        self, office: Office, client: Client, case: Case
    ) -> None:
        path = await self.followed(office, case)
        form = {"word": word(await seen(client, path)), "act": "not-fine", "words": "还在敲"}
        answer = await client.post(path, data=form)
        assert "没办到位" in await answer.text()
        stored = await again(office, case)
        assert (stored.state, stored.satisfied) == ("handling", "")
        assert (await client.post(path, data=form)).status == 409

    @pytest.mark.parametrize("act", ["fine", "add"])
    async def test_what_is_the_reporters_is_refused(
        self, office: Office, client: Client, case: Case, act: str
    ) -> None:
        path = await self.followed(office, case)
        form = {"word": word(await seen(client, path)), "act": act, "words": "好", "stars": "1"}
        assert (await client.post(path, data=form)).status == 409
        assert (await again(office, case)).state == "handled"

    async def test_who_stopped_following_sees_nothing(
        self, office: Office, client: Client, case: Case
    ) -> None:
        path = await self.followed(office, case)
        unit, actor = Unit(office.store), Actor(self.UNCLE, "follower", "wechat")
        await followers.unfollow(unit, await again(office, case), actor, office.clock.now())
        await unit.commit()
        assert (await client.get(path)).status == 404


class TestNotices:
    """订阅通知: offered on the page as long as there is something to tell and none is left."""

    @pytest.fixture
    def office(self, office: Office) -> Office:
        """Its official account has a template for them."""
        return replace(office, subscription="tmpl-1")

    async def test_it_leads_to_the_dialog(self, office: Office, client: Client, case: Case) -> None:
        assert "/tell-me?lang=en" in await seen(client, f"{await path(office, case)}?lang=en")

    async def test_not_to_who_has_one_left(
        self, office: Office, client: Client, case: Case
    ) -> None:
        await Grants(office.store).add(PHONE, "tmpl-1")
        assert "/tell-me" not in await seen(client, await path(office, case))

    async def test_not_once_it_is_over(self, office: Office, client: Client, case: Case) -> None:
        unit = Unit(office.store)
        judging.fine(office, unit, case, AUNT, Verdict(solved="yes"), "", office.clock.now())
        await unit.commit()
        assert "/tell-me" not in await seen(client, await path(office, case))
