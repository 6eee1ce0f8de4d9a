"""The called person's page: what it shows, whose word counts, and that looking changes nothing."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.call import Call
from domain.people import Staff
from services import signing
from services.calls import answering, counting, ending, pages
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import Replace
from tests.calls.scene import SAFETY, answers, drill, fanned_out, notices, place, says, stored
from tests.web.call.scene import Client, link, pressed, seen, shared


async def ended(office: Office, call: Call, how: str) -> None:
    """The desk ends it, and everybody is told."""
    desk, unit, now = await office.store.get(Staff, "desk"), Unit(office.store), office.clock.now()
    assert desk is not None
    end = ending.cancel if how == "cancelled" else ending.stand_down
    await end(office, unit, await stored(office, call), desk, now)
    await unit.commit()
    await fanned_out(office)


async def leaves(office: Office, seat: str) -> None:
    """Nobody sits there any more."""
    held = await office.store.get(Staff, seat)
    assert held is not None
    await office.store.commit([Replace(replace(held, person="", address=None))])


class TestLooking:
    """GET."""

    async def test_it_says_all_that_counts(
        self, office: Office, client: Client, call: Call
    ) -> None:
        page = await seen(client, await link(office, call, "m1"))
        for words in (
            "【应急集结·真实】",
            "中潭路积水",
            "到中潭路口",
            "雨衣、电筒",
            SAFETY,
            "您来吗",
        ):
            assert words in page
        for press in ("received", "coming", "arrived", "cannot"):
            assert f'name="said" value="{press}"' in page

    async def test_my_post_has_five_lines(self, office: Office, client: Client, call: Call) -> None:
        page = await seen(client, await link(office, call, "m1"))
        five = page[page.index('<ol class="five">') :]
        assert five[: five.index("</ol>")].count("<li>") == 5

    async def test_no_look_is_an_answer(self, office: Office, client: Client, call: Call) -> None:
        path = await link(office, call, "m1")
        before = await place(office, call, "m1"), await notices(office)
        for asked in (path, f"{path}?said=received", f"{path}/live", f"{path}/report"):
            await seen(client, asked)
            assert (await client.head(asked)).status == 200
        assert (await place(office, call, "m1"), await notices(office)) == before

    async def test_numbers_in_words_are_masked(
        self, office: Office, client: Client, call: Call
    ) -> None:
        await office.store.commit(
            [Replace(replace(await stored(office, call), where="张三13812345678家门口"))]
        )
        page = await seen(client, await link(office, call, "m1"))
        assert "138****5678" in page
        assert "13812345678" not in page

    async def test_nobody_else_keeps_frames_or_finds_it(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        for asked in (path, f"{path}/live", f"{path}/live/part", f"{path}/report"):
            answer = await client.get(asked)
            policy = answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "http://" not in await answer.text()
            assert "https://" not in await answer.text()

    async def test_the_answering_page_runs_nothing(
        self, office: Office, client: Client, call: Call
    ) -> None:
        assert "<script" not in await seen(client, await link(office, call, "m1"))

    @pytest.mark.parametrize(
        ("language", "words"), [("zh-Hant", "您來嗎"), ("en", "Are you coming"), ("xx", "您来吗")]
    )
    async def test_in_the_language_asked_for(
        self, office: Office, client: Client, call: Call, language: str, words: str
    ) -> None:
        assert words in await seen(client, f"{await link(office, call, 'm1')}?lang={language}")

    async def test_an_exercise_says_so_first(self, office: Office, client: Client) -> None:
        call = await drill(office)
        page = await seen(client, await link(office, call, "m1"))
        assert page.index("【演练】非真实险情") < page.index("<h1>")


class TestSaying:
    """POST."""

    @pytest.mark.parametrize("said", ["received", "coming", "arrived", "cannot"])
    async def test_each_word_counts(
        self, office: Office, client: Client, call: Call, said: answering.Said
    ) -> None:
        path = await link(office, call, "m1")
        assert await pressed(client, path, said) == 303
        after = await place(office, call, "m1")
        assert (after.answer, after.how) == (said, "page")
        assert (await answers(office, call))["m2"] == "none"

    async def test_it_is_thanked_for(self, office: Office, client: Client, call: Call) -> None:
        path = await link(office, call, "m1")
        answer = await client.post(path, data={"said": "coming"})
        page = await answer.text()
        assert "路上慢点" in page
        assert "您回了:在路上" in page.replace("：", ":")

    async def test_a_reason_is_kept_if_one_is_given(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        await pressed(client, path, "cannot", "  孩子\n病了 ")
        assert (await place(office, call, "m1")).reason == "孩子 病了"

    async def test_two_taps_at_once_count_once(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        done = await asyncio.gather(*(pressed(client, path, "received") for _ in range(5)))
        assert done == [303] * 5
        assert (await counting.total(office.store, call)).received == 1
        assert (await place(office, call, "m1")).version == 2

    async def test_the_first_moment_stands(
        self, office: Office, client: Client, call: Call, clock: FixedClock
    ) -> None:
        path = await link(office, call, "m1")
        await pressed(client, path, "received")
        first = await place(office, call, "m1")
        clock.move(60_000)
        await pressed(client, path, "received")
        assert await place(office, call, "m1") == first

    async def test_whoever_cannot_may_think_again(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        await pressed(client, path, "cannot")
        assert "又能来了" in await seen(client, path)
        await pressed(client, path, "received")
        assert (await place(office, call, "m1")).answer == "received"

    @pytest.mark.parametrize(
        "form", [{}, {"said": "none"}, {"said": "relieved"}, {"say": "coming"}]
    )
    async def test_nonsense_is_refused(
        self, office: Office, client: Client, call: Call, form: dict[str, str]
    ) -> None:
        answer = await client.post(await link(office, call, "m1"), data=form)
        assert answer.status == 400
        assert (await place(office, call, "m1")).answer == "none"

    async def test_too_much_is_refused(self, office: Office, client: Client, call: Call) -> None:
        path = await link(office, call, "m1")
        assert await pressed(client, path, "cannot", "长" * 5_000) == 413
        assert (await place(office, call, "m1")).answer == "none"


class TestWhose:
    """Only the expected person's own link, only as it was made, only in its time."""

    async def test_a_stranger_is_told_kindly(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "stranger")
        assert "没有叫到您" in await seen(client, path, 403)
        assert await pressed(client, path, "arrived") == 403

    async def test_a_changed_link_opens_nothing(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        last = "A" if path[-1] != "A" else "B"
        for changed in (path[:-1] + last, path + "A", path[:40], "/call/x", "/call/" + "A" * 3_000):
            await seen(client, changed, 404)
            assert await pressed(client, changed, "arrived") == 404
        assert (await place(office, call, "m1")).answer == "none"

    async def test_a_link_for_something_else_opens_nothing(
        self, office: Office, client: Client, call: Call
    ) -> None:
        until = office.clock.now() + 60_000
        word = await signing.made(
            office.store, office.signer, "case", call.id, "p-m1", until, acts_until=until
        )
        await seen(client, f"/call/{word}", 404)

    async def test_a_groups_link_answers_for_nobody(
        self, office: Office, client: Client, call: Call
    ) -> None:
        assert await pressed(client, shared(office, call), "arrived") == 403
        assert set((await answers(office, call)).values()) == {"none"}

    async def test_whoever_left_the_seat_answers_no_more(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        await leaves(office, "m1")
        await seen(client, path, 403)
        assert await pressed(client, path, "arrived") == 403

    async def test_links_made_void_are_void(
        self, office: Office, client: Client, call: Call
    ) -> None:
        path = await link(office, call, "m1")
        unit = Unit(office.store)
        await signing.void(unit, "p-m1")
        await unit.commit()
        await seen(client, path, 410)

    async def test_it_answers_for_some_hours_and_shows_for_a_day(
        self, office: Office, client: Client, call: Call, clock: FixedClock
    ) -> None:
        path = await link(office, call, "m1")
        clock.move(pages.ACTS)
        assert "请在聊天里回" in await seen(client, path)
        assert await pressed(client, path, "received") == 410
        clock.move(pages.LIFE - pages.ACTS)
        await seen(client, path, 410)


class TestOver:
    """Whoever comes too late is told so kindly, and counted nowhere."""

    @pytest.mark.parametrize(
        ("how", "words"), [("cancelled", "已经取消,不用来了"), ("stood_down", "已经解除,不用来了")]
    )
    async def test_nothing_is_asked_any_more(
        self, office: Office, client: Client, call: Call, how: str, words: str
    ) -> None:
        path = await link(office, call, "m1")
        await ended(office, call, how)
        page = await seen(client, path)
        assert words in page.replace("，", ",")
        assert "<form" not in page
        before = await place(office, call, "m1")
        assert await pressed(client, path, "arrived") == 303
        assert await place(office, call, "m1") == before

    async def test_who_came_is_thanked(self, office: Office, client: Client, call: Call) -> None:
        path = await link(office, call, "m1")
        await says(office, call, "m1", "arrived")
        await ended(office, call, "stood_down")
        assert "请回家休息" in await seen(client, path)

    async def test_enough_people_may_stay_at_home(
        self, office: Office, client: Client, call: Call
    ) -> None:
        full = replace(await stored(office, call), full_at=office.clock.now())
        await office.store.commit([Replace(full)])
        assert "人够了,请在家待命" in (await seen(client, await link(office, call, "m1"))).replace(
            "，", ","
        )

    async def test_a_draft_has_no_page(self, office: Office, client: Client, call: Call) -> None:
        path = await link(office, call, "m1")
        await office.store.commit([Replace(replace(await stored(office, call), sent_at=0))])
        await seen(client, path, 404)
