"""Words and photos of the mini-program: taken at once, seen by staff, by others when they pass."""

import asyncio

import pytest
from aiohttp import web
from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotAllowed, NotGenuine
from domain.screening import CALLS_BACK, LEASE, TRIES, take
from services.clock import FixedClock
from services.media.erasing import let_go
from services.office import Office
from services.people.forgetting import sweep_links
from services.screening import photos, verdicts, withheld
from services.screening.loop import LONGEST, Screenings
from services.screening.port import Opinion
from services.unit import Unit
from storage.port import Replace
from tests.miniprogram_peer import Platform
from tests.screening.scene import PHOTO, TEXT_AND_PHOTO, acts, fates, found, pushed, told, words_of
from tests.services.desk import CLUTTER, seated

TEXT = -1


@pytest.fixture
async def case(office: Office) -> Case:
    await seated(office, "desk", person="p-desk")
    return await told(office)


async def test_what_passes_is_seen_and_nobody_hears_of_it(
    office: Office, case: Case, screenings: Screenings, platform: Platform
) -> None:
    assert await fates(office) == {TEXT: "waiting", 0: "waiting"}
    assert await screenings.run_once() == 2
    assert await fates(office) == {TEXT: "shown", 0: "called"}
    assert platform.checked == [
        {"version": 2, "scene": 2, "openid": "oZhang", "content": CLUTTER.text}
    ]
    await verdicts.heard(office, "trace-1", "pass", office.clock.now())
    assert await fates(office) == {TEXT: "shown", 0: "shown"}
    assert await withheld.of_case(office.store, case) == {}
    assert await pushed(office) == []


@pytest.mark.parametrize("opinion", ["review", "risky"])
async def test_what_does_not_pass_is_for_the_desk_and_the_case_goes_on(
    office: Office, case: Case, screenings: Screenings, platform: Platform, opinion: str
) -> None:
    platform.opinion = opinion
    await screenings.run_once()
    one = (await found(office))[TEXT]
    assert (one.fate, one.why) == ("look", opinion)
    (push,) = await pushed(office)
    assert push.reply is not None
    assert [choice.say for choice in push.reply.choices] == [
        f"{word} {case.number}" for word in ("详情", "放行", "隐去")
    ]
    assert CLUTTER.text not in push.reply.text
    after = await office.store.get(Case, case.id)
    assert after is not None
    assert (after.state, after.next_due) == (case.state, case.next_due)
    assert (await acts(office, case))[-1] == "withheld"


async def test_the_desk_hears_once_of_one_case(
    office: Office, case: Case, screenings: Screenings, platform: Platform
) -> None:
    platform.opinion = "risky"
    await screenings.run_once()
    await verdicts.heard(office, "trace-1", "risky", office.clock.now())
    assert await fates(office) == {TEXT: "look", 0: "look"}
    assert len(await pushed(office)) == 1


@pytest.mark.parametrize(
    "wrong", [61010, 40003, 45009, 48001, 40164, 47003], ids=lambda code: f"errcode-{code}"
)
async def test_where_asking_again_cannot_help_somebody_looks_at_once(
    office: Office, case: Case, screenings: Screenings, platform: Platform, wrong: int
) -> None:
    platform.errors.extend([wrong, wrong])
    await screenings.run_once()
    assert {(one.fate, one.why) for one in (await found(office)).values()} == {("look", "unasked")}
    assert str(wrong) in (await found(office))[TEXT].detail


@pytest.mark.parametrize(
    "wrong", [-1, 45011, 87000, web.Response(status=502), web.Response(text="<html>")], ids=str
)
async def test_a_bad_hour_of_the_platform_is_waited_for_then_somebody_looks(
    office: Office, clock: FixedClock, screenings: Screenings, platform: Platform, wrong: object
) -> None:
    await told(office, CLUTTER)
    for attempt in range(1, TRIES + 1):
        platform.errors.append(wrong if isinstance(wrong, int) else _copy(wrong))
        assert await screenings.run_once() == 1
        one = (await found(office))[TEXT]
        assert (one.fate, one.attempt) == ("look" if attempt == TRIES else "waiting", attempt)
        clock.move(LONGEST + 60_000)
    assert await screenings.run_once() == 0


def _copy(answer: object) -> web.Response:
    assert isinstance(answer, web.Response)
    return web.Response(status=answer.status, text=answer.text)


async def test_a_platform_that_is_away_loses_nothing(
    office: Office, case: Case, clock: FixedClock, screenings: Screenings, platform: Platform
) -> None:
    await platform.leave()
    for _ in range(TRIES):
        await screenings.run_once()
        clock.move(LONGEST + 60_000)
    assert set((await fates(office)).values()) == {"look"}
    assert len(await withheld.of_case(office.store, case)) == 2


async def test_without_a_mini_program_any_more_somebody_looks(office: Office, case: Case) -> None:
    await Screenings(office, None).run_once()
    assert set((await fates(office)).values()) == {"look"}


async def test_numbers_of_people_do_not_leave_the_house(
    office: Office, screenings: Screenings, platform: Platform
) -> None:
    await told(office, replace(CLUTTER, text="楼道堆物,打13812345678找我"))
    await screenings.run_once()
    assert "13812345678" not in platform.checked[0]["content"]


@pytest.mark.parametrize("topic", ["domestic_violence", "illegal_build"])
async def test_what_others_never_see_is_nobody_elses_business(
    office: Office, screenings: Screenings, platform: Platform, topic: str
) -> None:
    await told(office, replace(TEXT_AND_PHOTO, topic=topic))
    assert await screenings.run_once() == 0
    assert platform.checked == []


async def test_what_was_erased_meanwhile_is_not_asked_about(
    office: Office, case: Case, screenings: Screenings, platform: Platform
) -> None:
    words = await words_of(office, case)
    await office.store.commit([Replace(replace(words, text="", media=()))])
    await screenings.run_once()
    assert (platform.checked, platform.pictures, await found(office)) == ([], [], {})


async def test_with_erased_words_goes_the_check_of_them(office: Office, case: Case) -> None:
    unit = Unit(office.store)
    await let_go(unit, await words_of(office, case))
    await unit.commit()
    assert await found(office) == {}


async def test_a_worker_that_died_is_followed_by_another(
    office: Office, case: Case, clock: FixedClock, screenings: Screenings
) -> None:
    for one in (await found(office)).values():
        await office.store.commit([Replace(take(one, "dead", clock.now()))])
    assert await screenings.run_once() == 0
    clock.move(LEASE)
    assert await screenings.run_once() == 2


async def test_what_never_comes_to_an_end_is_looked_at(
    office: Office, case: Case, clock: FixedClock, screenings: Screenings, platform: Platform
) -> None:
    for one in (await found(office)).values():
        stuck = replace(take(one, "dead", clock.now()), attempt=TRIES)
        await office.store.commit([Replace(stuck)])
    clock.move(LEASE)
    await screenings.run_once()
    assert set((await fates(office)).values()) == {"look"}
    assert platform.checked == []


async def test_two_workers_ask_once(
    office: Office, case: Case, screenings: Screenings, platform: Platform
) -> None:
    await asyncio.gather(screenings.run_once(), screenings.run_once())
    assert (len(platform.checked), len(platform.pictures)) == (1, 1)


class TestPhotos:
    """A verdict comes late, twice, about none of ours, before we knew, or never."""

    async def test_the_platform_sees_it_while_it_is_asked_and_not_after(
        self, office: Office, case: Case, screenings: Screenings, platform: Platform
    ) -> None:
        await screenings.run_once()
        (asked,) = platform.pictures
        start = "https://street.example/files/"
        assert asked["media_url"].startswith(start)
        token = asked["media_url"].removeprefix(start)
        assert (await photos.opened(office, token)).file == PHOTO.file
        await verdicts.heard(office, asked["trace_id"], "pass", office.clock.now())
        with pytest.raises(NotAllowed):
            await photos.opened(office, token)

    async def test_nobody_opens_it_by_a_word_of_their_own(
        self, office: Office, case: Case, screenings: Screenings
    ) -> None:
        await screenings.run_once()
        with pytest.raises(NotGenuine):
            await photos.opened(office, "made-up")

    async def test_one_that_never_comes_is_looked_at_after_two_hours(
        self, office: Office, case: Case, clock: FixedClock, screenings: Screenings
    ) -> None:
        await screenings.run_once()
        clock.move(CALLS_BACK - 1)
        assert await screenings.run_once() == 0
        clock.move(1)
        assert await screenings.run_once() == 1
        one = (await found(office))[0]
        assert (one.fate, one.why) == ("look", "unheard")

    @pytest.mark.parametrize(("opinion", "fate"), [("pass", "shown"), ("risky", "look")])
    async def test_one_that_comes_late_still_counts(
        self,
        office: Office,
        case: Case,
        clock: FixedClock,
        screenings: Screenings,
        opinion: Opinion,
        fate: str,
    ) -> None:
        await screenings.run_once()
        clock.move(CALLS_BACK)
        await screenings.run_once()
        await verdicts.heard(office, "trace-1", opinion, clock.now())
        one = (await found(office))[0]
        assert one.fate == fate
        assert one.why == ("risky" if fate == "look" else "unheard")

    async def test_of_two_the_first_counts(
        self, office: Office, case: Case, screenings: Screenings
    ) -> None:
        await screenings.run_once()
        for opinion in ("pass", "risky"):
            await verdicts.heard(office, "trace-1", opinion, office.clock.now())  # type: ignore[arg-type]
        assert (await fates(office))[0] == "shown"

    async def test_one_of_nobody_changes_nothing(
        self, office: Office, case: Case, screenings: Screenings
    ) -> None:
        await screenings.run_once()
        await verdicts.heard(office, "trace-of-somebody-else", "pass", office.clock.now())
        assert (await fates(office))[0] == "called"

    async def test_one_that_is_quicker_than_our_own_note_is_not_missed(
        self, office: Office, case: Case, screenings: Screenings
    ) -> None:
        await verdicts.heard(office, "trace-1", "pass", office.clock.now())
        await screenings.run_once()
        assert (await fates(office))[0] == "shown"

    async def test_what_may_be_seen_is_forgotten_and_what_may_not_is_kept(
        self, office: Office, case: Case, clock: FixedClock, screenings: Screenings
    ) -> None:
        await screenings.run_once()
        await verdicts.heard(office, "trace-1", "risky", clock.now())
        clock.move(400 * 86_400_000)
        await sweep_links(office.store, clock.now())
        assert await fates(office) == {0: "look"}
        assert await withheld.is_withheld(office.store, (await words_of(office, case)).id, 0)
