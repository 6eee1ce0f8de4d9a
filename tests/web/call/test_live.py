"""The live head-count: numbers for all, names for those who lead, counted once a second."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.call import Call
from domain.people import Staff
from services.calls import counting
from services.clock import FixedClock
from services.office import Office
from storage.port import Replace
from tests.calls.scene import drill, says
from tests.web.call.scene import Client, link, pressed, seen, shared

SECOND = 1_000


async def live(client: Client, path: str) -> str:
    """The part that changes."""
    return await seen(client, f"{path}/live/part")


class TestNumbers:
    """应到, 收到, 在途, 到岗, 缺."""

    async def test_they_are_those_of_the_count(
        self, office: Office, client: Client, call: Call
    ) -> None:
        await says(office, call, "m1", "arrived")
        await says(office, call, "m2", "coming")
        await says(office, call, "m3", "cannot")
        page = await live(client, await link(office, call, "lead"))
        tiles = [int(part.partition("</dd>")[0]) for part in page.split("<dd>")[1:]]
        assert tiles == [4, 2, 1, 1, 2]

    async def test_posts_say_what_they_lack(
        self, office: Office, client: Client, call: Call
    ) -> None:
        page = await live(client, await link(office, call, "lead"))
        assert "路口劝导" in page
        assert "缺2" in page

    async def test_a_second_later_they_are_new(
        self, office: Office, client: Client, call: Call, clock: FixedClock
    ) -> None:
        path = await link(office, call, "m1")
        before = await live(client, path)
        await pressed(client, path, "received")
        assert await live(client, path) == before
        clock.move(SECOND)
        assert await live(client, path) != before

    async def test_many_who_look_are_counted_for_once(
        self, office: Office, client: Client, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counted: list[str] = []
        once = counting.tally

        async def counting_tally(*given: object) -> counting.Tally:
            counted.append("once")
            return await once(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(counting, "tally", counting_tally)
        path = shared(office, call)
        pages = await asyncio.gather(*(live(client, path) for _ in range(30)))
        assert len(set(pages)) == 1
        assert counted == ["once"]

    @pytest.mark.parametrize("whole", ["/live", "/live/part"])
    async def test_it_is_packed_for_who_can_unpack(
        self, office: Office, client: Client, call: Call, whole: str
    ) -> None:
        path = f"{shared(office, call)}{whole}"
        packed = await client.get(path, headers={"Accept-Encoding": "gzip"})
        plain = await client.get(path, headers={"Accept-Encoding": "identity"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert await packed.text() == await plain.text()

    async def test_it_is_renewed_without_a_script_too(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = shared(office, call)
        assert '<noscript><meta http-equiv="refresh"' in await seen(client, path)
        assert 'http-equiv="refresh"' not in await seen(client, f"{path}?still=1")

    async def test_an_exercise_says_so(self, office: Office, client: Client) -> None:
        assert "【演练】" in await live(client, shared(office, await drill(office)))


class TestNames:
    """Who sees them is asked at each look."""

    @pytest.mark.parametrize("who", ["desk", "boss", "secretary", "lead"])
    async def test_leaders_see_them(
        self, office: Office, client: Client, call: Call, who: str
    ) -> None:
        await says(office, call, "m1", "cannot", "孩子病了")
        page = await live(client, await link(office, call, who))
        assert "<b>m2</b>" in page
        assert "孩子病了" in page

    async def test_the_called_and_the_group_see_numbers(
        self, office: Office, client: Client, call: Call
    ) -> None:
        await says(office, call, "m1", "cannot", "孩子病了")
        own = await link(office, call, "m2")
        for path in (f"{own}/live", f"{own}/report", shared(office, call)):
            page = await seen(client, path)
            assert "<b>m1</b>" not in page
            assert "孩子病了" not in page

    async def test_the_groups_page_says_how_to_answer(
        self, office: Office, client: Client, call: Call
    ) -> None:
        page = await seen(client, shared(office, call))
        assert f"『收到 {call.number}』" in page
        assert "<form" not in page

    async def test_whoever_lost_their_seat_sees_nothing(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "desk")
        assert "<b>m2</b>" in await live(client, path)
        held = await office.store.get(Staff, "desk")
        assert held is not None
        await office.store.commit([Replace(replace(held, revoked=True))])
        await seen(client, f"{path}/live/part", 403)

    async def test_a_stranger_sees_nothing(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "stranger")
        for rest in ("", "/live", "/live/part", "/report", "/report.png"):
            await seen(client, path + rest, 403)


class TestReport:
    """Afterwards, or so far."""

    async def test_it_says_who_when_and_what_lacked(
        self, office: Office, client: Client, call: Call, clock: FixedClock
    ) -> None:
        clock.move(4 * 60_000)
        await says(office, call, "m1", "arrived")
        page = await seen(client, f"{await link(office, call, 'desk')}/report")
        for words in ("应到4 收到1", "第一个回应：4分钟", "没回应3人", "<b>m1</b>", "10:04"):
            assert words in page

    @pytest.mark.usefixtures("font")
    async def test_the_picture_is_one(self, office: Office, client: Client, call: Call) -> None:
        await says(office, call, "m1", "arrived")
        answer = await client.get(f"{shared(office, call)}/report.png")
        assert answer.content_type == "image/png"
        assert (await answer.read()).startswith(b"\x89PNG")

    async def test_without_a_font_it_says_so(
        self, office: Office, client: Client, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("web.call.report.Reports.drawn", False)
        assert "画不出图" in await seen(client, f"{shared(office, call)}/report")
