"""What may be done on the case's page, once, and what no link can do."""

import asyncio

import pytest

from domain.case import Case
from domain.people import Staff
from domain.work import Notice
from services import signing
from services.cases import by_staff, lookup
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, again, as_actor, reported, seated
from tests.web.case.scene import MINUTE, NOISE, Client, path, seen, word


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
