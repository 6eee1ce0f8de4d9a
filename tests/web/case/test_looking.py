"""The case's page as it is seen: by whom, in which words, and nothing more."""

import re

import pytest

from domain.case import Case
from domain.session import Session
from domain.work import Notice
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, again
from tests.web.case.scene import PHONE, Client, path, seen


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
