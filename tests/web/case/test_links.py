"""Which links open the case's page."""

from msgspec.structs import replace

from domain.case import Case
from domain.links import Claim
from services import signing
from services.cases.telling import pages
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, DAY
from tests.web.case.scene import Client, path


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
