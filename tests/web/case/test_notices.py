"""订阅通知 on the case's page: offered as long as there is something to tell and none is left."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from services.cases.by_reporter import Verdict
from services.cases.results import judging
from services.delivery.ledgers import Grants
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT
from tests.web.case.scene import PHONE, Client, path, seen


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
