"""What people send is there before the platform throws it away, or somebody is told."""

import asyncio
from contextlib import suppress
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from domain.case import Case
from domain.fetch import CUTS, KEPT_THERE, LEASE
from domain.people import Address, Identity
from domain.work import NEVER
from services.clock import FixedClock
from services.media import loop
from services.media.port import Unfetched
from services.media.sweep import sweep
from services.office import Office
from services.people.erasure import erase
from services.unit import Unit
from storage.files.disk import DiskFiles
from storage.files.port import ORPHANED
from tests.media.films import POSITIONS, amr, film
from tests.media.pictures import archive, bomb, from_a_phone, jpeg
from tests.media.scene import (
    PHOTO,
    VIDEO,
    VOICE,
    Conflicted,
    Falling,
    Killed,
    Platform,
    Stubborn,
    fetches,
    fetching,
    history,
    media_of,
    names,
    sent,
    told,
    words_of,
)
from tests.services.desk import AUNT, CLUTTER, seated

BUSY = Unfetched("the platform is busy", again=True)
OTHER_PHOTO = replace(PHOTO, ref="m-4")


async def whole(files: DiskFiles, name: str) -> bytes:
    """What is in a file."""
    return b"".join([piece async for piece in files.read(name)])


async def reachable(office: Office) -> None:
    """The reporter has an account that follows."""
    address = Address("wechat", "wx-desk", "o-aunt")
    unit = Unit(office.store)
    unit.insert(Identity(id=address.key, street=office.street.id, person=AUNT.id, address=address))
    await unit.commit()


class TestKept:
    """Everything goes well."""

    async def test_a_photo_lies_with_us_without_where_it_was_taken(
        self, office: Office, files: DiskFiles
    ) -> None:
        case = await sent(office, PHOTO)
        platform = Platform(m_1=from_a_phone(6))
        assert await fetching(office, files, platform).run_once() == 1
        (photo,) = await media_of(office, case)
        assert platform.asked == ["wx-desk/m-1"]
        assert (photo.mime, photo.lost, photo.kind) == ("image/jpeg", "", "photo")
        kept = await whole(files, photo.file)
        assert b"Exif" not in kept
        assert Image.open(BytesIO(kept)).size == (200, 400)
        assert Image.open(BytesIO(await whole(files, photo.preview))).size == (200, 400)
        assert await names(office) == {photo.file, photo.preview}

    async def test_a_voice_and_a_film_do_too(self, office: Office, files: DiskFiles) -> None:
        case = await sent(office, VOICE, VIDEO)
        await fetching(office, files, Platform(m_2=amr(), m_3=film())).run_once()
        voice, video = await media_of(office, case)
        assert (voice.mime, video.mime) == ("audio/amr", "video/mp4")
        assert await whole(files, voice.file) == amr()
        assert POSITIONS not in await whole(files, video.file)

    async def test_its_fate_stays_visible_and_the_platforms_name_does_not(
        self, office: Office, files: DiskFiles
    ) -> None:
        await sent(office, PHOTO)
        await fetching(office, files, Platform(m_1=jpeg())).run_once()
        (fetch,) = await fetches(office)
        assert (fetch.fate, fetch.attempt, fetch.visible_at) == ("kept", 1, NEVER)
        assert fetch.media.ref == ""
        assert await fetching(office, files, Platform()).run_once() == 0

    async def test_two_loops_bring_it_once(self, office: Office, files: DiskFiles) -> None:
        await sent(office, *(replace(PHOTO, ref=f"m-{n}") for n in range(9)))
        platform = Platform(**{f"m_{n}": jpeg() for n in range(9)})
        loops = [fetching(office, files, platform) for _ in range(2)]
        await asyncio.gather(*(one.run_once() for one in loops))
        assert sorted(platform.asked) == [f"wx-desk/m-{n}" for n in range(9)]

    async def test_it_runs_until_it_is_stopped(self, office: Office, files: DiskFiles) -> None:
        looked = asyncio.Event()

        async def idle(bell: asyncio.Event, _: float) -> None:
            looked.set()
            await bell.wait()

        stop, one = asyncio.Event(), fetching(office, files, Platform(m_1=jpeg()), wait=idle)
        running = asyncio.create_task(one.run(stop))
        for _ in range(2):
            case = await sent(office, PHOTO)
            one.wake()
            while not (await media_of(office, case))[0].file:
                looked.clear()
                await looked.wait()
        stop.set()
        await asyncio.wait_for(running, 5)


class TestLater:
    """What passes by itself costs a while and nothing else."""

    async def test_the_waits_grow(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case, start = await sent(office, PHOTO), clock.now()
        platform = Platform(*[BUSY] * 20, m_1=jpeg())
        one, waits = fetching(office, files, platform), []
        while await one.run_once() and (fetch := (await fetches(office))[0]).fate == "waiting":
            waits.append(fetch.visible_at - clock.now())
            clock.move(waits[-1])
        assert (await media_of(office, case))[0].file
        assert len(waits) == 20
        assert waits[:4] == [4_000, 8_000, 16_000, 32_000]
        assert max(waits[:20]) == loop.LONGEST
        assert clock.now() - start < KEPT_THERE

    async def test_the_platforms_own_wait_is_kept(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        await sent(office, PHOTO)
        slow = Unfetched("429", again=True, wait=60_000)
        await fetching(office, files, Platform(slow)).run_once()
        assert (await fetches(office))[0].visible_at == clock.now() + 64_000

    async def test_a_channel_that_is_off_is_waited_for(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO)
        off = loop.Fetching(office, files, {})
        assert await off.run_once() == 1
        clock.move(2 * loop.LONGEST)
        await fetching(office, files, Platform(m_1=jpeg())).run_once()
        assert (await media_of(office, case))[0].file

    async def test_what_does_not_come_in_time_comes_later(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO)

        class Slow(Platform):
            async def fetch(self, media, account):  # type: ignore[no-untyped-def]
                yield b"\xff\xd8"
                await asyncio.Event().wait()

        await fetching(office, files, Slow(), time_limit=0.01).run_once()
        (fetch,) = await fetches(office)
        assert (fetch.fate, fetch.detail) == ("waiting", "it did not come in time")
        clock.move(loop.LONGEST)
        await fetching(office, files, Platform(m_1=jpeg())).run_once()
        assert (await media_of(office, case))[0].file

    async def test_on_a_full_disk_it_waits_and_nothing_is_lost(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case, full = await sent(office, PHOTO), Stubborn(files)
        one = fetching(office, full, Platform(m_1=jpeg()))  # type: ignore[arg-type]
        await one.run_once()
        (fetch,) = await fetches(office)
        assert (fetch.fate, fetch.detail) == ("waiting", "no room: Unavailable")
        assert not await told(office)
        full.room = True
        clock.move(loop.NO_ROOM)
        await one.run_once()
        assert (await media_of(office, case))[0].file


class TestLost:
    """What cannot be had is told, once, and nothing else is lost by it."""

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"<svg/>", "kind"),
            (archive(), "kind"),
            (jpeg()[:500], "broken"),
            (bomb(7_000), "large"),
            (b"\xff\xd8" + bytes(10 << 20), "large"),
            (None, "refused"),
        ],
        ids=["svg", "zip", "cut off", "bomb", "too many bytes", "not handed out"],
    )
    async def test_it_is_said_in_history_to_the_desk_and_to_the_reporter(
        self, office: Office, files: DiskFiles, content: bytes | None, why: str
    ) -> None:
        chief = await seated(office, "grid_chief", "yibei", "p-chief")
        await reachable(office)
        case = await sent(office, PHOTO)
        platform = Platform(**({"m_1": content} if content is not None else {}))
        await fetching(office, files, platform).run_once()
        (photo,) = await media_of(office, case)
        assert (photo.file, photo.lost) == ("", why)
        (line,) = [event for event in await history(office, case) if event.act == "media-lost"]
        assert line.facts == {
            "kind": "photo",
            "why": why,
            "words": (await words_of(office, case))[0].id,
        }
        theirs, yours = sorted(await told(office), key=lambda notice: not notice.staff)
        assert (theirs.staff, theirs.case) == (chief.id, case.id)
        assert yours.address is not None
        for notice in (theirs, yours):
            assert notice.reply is not None
            assert f"{case.serial}号" in notice.reply.text
            assert office.texts.say("zh-Hans", f"media-why-{why}") in notice.reply.text
        assert (await words_of(office, case))[0].text == CLUTTER.text

    async def test_after_three_days_it_is_over(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO)
        platform = Platform(*[BUSY] * 999)
        clock.move(KEPT_THERE - 1)
        await fetching(office, files, platform).run_once()
        assert (await fetches(office))[0].visible_at == clock.now() + 1
        clock.move(1)
        await fetching(office, files, platform).run_once()
        assert (await media_of(office, case))[0].lost == "expired"
        assert len(platform.asked) == 1

    async def test_an_album_is_told_of_once(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        await seated(office, "grid_chief", "yibei", "p-chief")
        case = await sent(office, PHOTO, OTHER_PHOTO)
        await fetching(office, files, Platform()).run_once()
        assert [m.lost for m in await media_of(office, case)] == ["refused"] * 2
        assert sum(event.act == "media-lost" for event in await history(office, case)) == 2
        assert len(await told(office)) == 1

    async def test_a_quiet_case_pushes_nothing_to_its_reporter(
        self, office: Office, files: DiskFiles
    ) -> None:
        await seated(office, "grid_chief", "yibei", "p-chief")
        await reachable(office)
        case = await sent(office, PHOTO)
        unit = Unit(office.store)
        before = await unit.get(Case, case.id)
        assert before is not None
        unit.put(replace(before, quiet=True))
        await unit.commit()
        await fetching(office, files, Platform()).run_once()
        assert [notice.staff != "" for notice in await told(office)] == [True]

    async def test_what_ends_its_worker_is_given_up(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO)
        for _ in range(CUTS):
            with pytest.raises(Killed):
                await fetching(office, files, Platform(Killed())).run_once()  # type: ignore[arg-type]
            clock.move(LEASE)
        await fetching(office, files, Platform(m_1=jpeg())).run_once()
        assert (await media_of(office, case))[0].lost == "broken"


class TestKilled:
    """Wherever the process ends, nothing is lost and nothing is there twice."""

    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize("at", [1, 2, 3])
    async def test_between_any_two_steps(
        self, office: Office, files: DiskFiles, clock: FixedClock, at: int, *, after: bool
    ) -> None:
        case = await sent(office, PHOTO)
        falling = Falling(files, at, after=after)
        store = replace(office, store=Falling(office.store, at, after=after))
        for broken in (fetching(store, files, Platform(m_1=from_a_phone())),
                       fetching(office, falling, Platform(m_1=from_a_phone()))):  # fmt: skip
            with suppress(Killed):
                await broken.run_once()
            clock.move(LEASE)
        await fetching(office, files, Platform(m_1=from_a_phone())).run_once()
        (photo,) = await media_of(office, case)
        assert await whole(files, photo.file)
        assert await names(office) == {photo.file, photo.preview}
        clock.move(2 * ORPHANED)
        assert (await sweep(office.store, files, clock.now())).files == 0

    async def test_a_file_nobody_came_to_name_is_swept(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        await sent(office, PHOTO)
        office_falls = replace(office, store=Falling(office.store, 2, after=False))
        with pytest.raises(Killed):
            await fetching(office_falls, files, Platform(m_1=jpeg())).run_once()
        assert (await sweep(office.store, files, clock.now() + ORPHANED)).files == 0
        assert (await sweep(office.store, files, clock.now() + ORPHANED + 1)).files == 2


class TestErased:
    """「删除我的信息」 reaches what was sent as well."""

    async def test_files_go_with_the_words(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO, OTHER_PHOTO)
        await fetching(office, files, Platform(m_1=jpeg(), m_4=from_a_phone(3))).run_once()
        await _closed_and_erased(office, case, clock.now())
        assert await names(office) == set()
        assert await fetches(office) == []
        assert (await sweep(office.store, files, clock.now() + ORPHANED + 1)).files == 4

    async def test_the_same_photo_of_somebody_else_stays(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        mine, theirs = await sent(office, PHOTO), await sent(office, PHOTO)
        await fetching(office, files, Platform(m_1=jpeg())).run_once()
        await _closed(office, mine)
        await _erased(office, clock.now())
        (photo,) = await media_of(office, theirs)
        assert (await sweep(office.store, files, clock.now() + ORPHANED + 1)).files == 0
        assert await whole(files, photo.file)

    async def test_erased_while_it_was_on_its_way(
        self, office: Office, files: DiskFiles, clock: FixedClock
    ) -> None:
        case = await sent(office, PHOTO)
        await _closed(office, case)

        async def meanwhile() -> None:
            await _erased(office, clock.now())

        late = replace(office, store=Conflicted(office.store, meanwhile))
        await fetching(late, files, Platform(m_1=jpeg())).run_once()
        assert await names(office) == set()
        assert await fetches(office) == []
        assert await media_of(office, case) == ()


async def _closed(office: Office, case: Case) -> None:
    unit = Unit(office.store)
    before = await unit.get(Case, case.id)
    assert before is not None
    unit.put(replace(before, opened=False, state="closed"))
    await unit.commit()


async def _erased(office: Office, now: int) -> None:
    unit = Unit(office.store)
    await erase(office, unit, (AUNT.id,), AUNT, now)
    await unit.commit()


async def _closed_and_erased(office: Office, case: Case, now: int) -> None:
    await _closed(office, case)
    await _erased(office, now)
