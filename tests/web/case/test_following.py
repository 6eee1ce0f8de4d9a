"""A neighbour's page of a case: where, what, how far; one thing to say."""

import pytest

from domain.case import Actor, Case
from services.cases.telling import pages
from services.cases.together import followers
from services.office import Office
from services.unit import Unit
from tests.services.desk import again
from tests.web.case.scene import Client, seen, word


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
