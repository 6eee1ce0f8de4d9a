"""A link shows one file to whoever may still see it, and nothing of it can run or be guessed."""

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace
from PIL import Image

from domain.case import Case
from domain.message import Media
from services import signing
from services.clock import FixedClock
from services.media import showing
from services.office import Office
from services.people import seats
from services.unit import Unit
from storage.files.disk import DiskFiles
from tests.media.films import amr, film
from tests.media.pictures import from_a_phone
from tests.media.scene import PHOTO, VIDEO, VOICE, Platform, fetching, sent, words_of
from tests.services.desk import AUNT, seated
from web.files import routes

Client = TestClient[web.Request, web.Application]
CHIEF, STRANGER = "p-chief", "p-stranger"


@pytest.fixture
async def case(office: Office, files: DiskFiles) -> Case:
    """One with a photo, a voice and a film that were fetched."""
    case = await sent(office, PHOTO, VOICE, VIDEO)
    platform = Platform(m_1=from_a_phone(), m_2=amr(), m_3=film())
    await fetching(office, files, platform).run_once()
    return case


@pytest.fixture
async def client(office: Office, files: DiskFiles) -> AsyncIterator[Client]:
    """A browser in front of the server."""
    app = web.Application()
    app.add_routes(routes(office, files))
    async with TestClient(TestServer(app)) as client:
        yield client


async def path(office: Office, case: Case, number: int, person: str, *, small: bool = False) -> str:
    """The link's path."""
    (words,) = await words_of(office, case)
    address = (await showing.links(office, person)).to(words, number, small=small)
    return address.removeprefix(str(office.base_url))


@pytest.fixture
def office(office: Office) -> Office:
    """Its links begin with an address."""
    return replace(office, base_url="https://street.example")


class TestSent:
    """What comes, and with which words about it."""

    async def test_a_photo_is_shown(self, office: Office, case: Case, client: Client) -> None:
        for small in (False, True):
            answer = await client.get(await path(office, case, 0, AUNT.id, small=small))
            assert (answer.status, answer.content_type) == (200, "image/jpeg")
            assert Image.open(BytesIO(await answer.read())).size == (400, 200)

    @pytest.mark.parametrize(
        ("number", "mime", "disposition"),
        [
            (0, "image/jpeg", 'inline; filename="photo.jpg"'),
            (1, "audio/amr", 'attachment; filename="voice.amr"'),
            (2, "video/mp4", 'inline; filename="film.mp4"'),
        ],
    )
    async def test_it_is_what_it_says_and_cannot_run(
        self, office: Office, case: Case, client: Client, number: int, mime: str, disposition: str
    ) -> None:
        answer = await client.get(await path(office, case, number, AUNT.id))
        heads = answer.headers
        assert heads["Content-Type"] == mime
        assert heads["Content-Disposition"] == disposition
        assert heads["X-Content-Type-Options"] == "nosniff"
        assert heads["Referrer-Policy"] == "no-referrer"
        assert heads["Cache-Control"] == "private, no-store"
        assert heads["Content-Security-Policy"].startswith("sandbox; default-src 'none'")

    @pytest.mark.parametrize(
        ("asked", "start", "stop"),
        [("bytes=0-", 0, None), ("bytes=5-9", 5, 10), ("bytes=-7", -7, None), ("bytes=100-9999", 100, None)],
    )  # fmt: skip
    async def test_players_may_jump_about(
        self, office: Office, case: Case, client: Client, asked: str, start: int, stop: int | None
    ) -> None:
        answer = await client.get(await path(office, case, 1, AUNT.id), headers={"Range": asked})
        part = amr()[start:stop]
        first = amr().index(part) if start >= 0 else len(amr()) + start
        assert (answer.status, await answer.read()) == (206, part)
        assert (
            answer.headers["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/{len(amr())}"
        )

    @pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=9-5", "bytes=a-b", "lines=1-2"])
    async def test_a_part_that_is_not_there_is_refused(
        self, office: Office, case: Case, client: Client, asked: str
    ) -> None:
        answer = await client.get(await path(office, case, 1, AUNT.id), headers={"Range": asked})
        assert answer.status == 416
        assert await answer.read() == b""

    async def test_asking_only_for_the_head(
        self, office: Office, case: Case, client: Client
    ) -> None:
        answer = await client.head(await path(office, case, 1, AUNT.id))
        assert (answer.status, answer.headers["Content-Length"]) == (200, str(len(amr())))


class TestRights:
    """Who may see it is asked when it is opened, not when it was made."""

    async def test_a_stranger_sees_nothing_even_by_a_link_of_ours(
        self, office: Office, case: Case, client: Client
    ) -> None:
        assert (await client.get(await path(office, case, 0, STRANGER))).status == 404

    async def test_a_chief_sees_it_while_they_are_one(
        self, office: Office, case: Case, client: Client
    ) -> None:
        seat = await seated(office, "grid_chief", "yibei", CHIEF)
        link = await path(office, case, 0, CHIEF)
        assert (await client.get(link)).status == 200
        await seats.revoke(office.store, seat.id)
        assert (await client.get(link)).status == 404

    async def test_a_case_that_was_sealed_is_closed_to_them(
        self, office: Office, case: Case, client: Client
    ) -> None:
        await seated(office, "grid_worker", "yibei", CHIEF)
        link = await path(office, case, 0, CHIEF)
        assert (await client.get(link)).status == 200
        unit = Unit(office.store)
        now = await unit.get(Case, case.id)
        assert now is not None
        unit.put(replace(now, sealed=True))
        await unit.commit()
        assert (await client.get(link)).status == 404

    async def test_a_link_ends(
        self, office: Office, case: Case, client: Client, clock: FixedClock
    ) -> None:
        link = await path(office, case, 0, AUNT.id)
        clock.move(showing.LIFE)
        answer = await client.get(link)
        assert answer.status == 410
        assert "过期" in await answer.text()

    async def test_all_links_of_a_person_can_be_made_void(
        self, office: Office, case: Case, client: Client
    ) -> None:
        link = await path(office, case, 0, AUNT.id)
        unit = Unit(office.store)
        await signing.void(unit, AUNT.id)
        await unit.commit()
        assert (await client.get(link)).status == 410

    async def test_what_was_erased_is_not_shown(
        self, office: Office, case: Case, client: Client
    ) -> None:
        link = await path(office, case, 0, AUNT.id)
        (words,) = await words_of(office, case)
        unit = Unit(office.store)
        unit.put(replace(words, media=()))
        await unit.commit()
        assert (await client.get(link)).status == 404

    @pytest.mark.parametrize("word", ["x", "../../etc/passwd", "%00", "A" * 150])
    async def test_a_made_up_link_opens_nothing(self, client: Client, word: str) -> None:
        answer = await client.get(f"/files/{word}")
        assert answer.status == 404

    async def test_a_link_for_something_else_opens_nothing(
        self, office: Office, case: Case, client: Client, clock: FixedClock
    ) -> None:
        until = clock.now() + 1_000
        word = await signing.made(office.store, office.signer, "case", case.id, AUNT.id, until)
        assert (await client.get(f"/files/{word}")).status == 404

    async def test_a_file_that_cannot_be_read_now_says_so(
        self, office: Office, case: Case, client: Client, files: DiskFiles
    ) -> None:
        link = await path(office, case, 0, AUNT.id)
        folder = files._path((await words_of(office, case))[0].media[0].file).parent
        folder.rename(folder.with_name("elsewhere"))
        folder.write_bytes(b"the disk's table of contents is damaged")
        assert (await client.get(link)).status == 503


class TestCard:
    """What the details of a case say of what was sent."""

    async def test_each_has_a_link_of_its_own(self, office: Office, case: Case) -> None:
        said = await words_of(office, case)
        (card,) = await showing.card(office, CHIEF, said, "zh-Hans")
        assert [link.label for link in card.links] == ["照片1", "语音1", "视频1"]
        assert len({link.url for link in card.links}) == 3
        assert all(link.url.startswith("https://street.example/files/") for link in card.links)
        assert max(len(link.url) for link in card.links) < 160

    async def test_what_is_not_there_is_said(self, office: Office) -> None:
        gone, coming = replace(PHOTO, lost="expired"), Media("photo", "m-9")
        case = await sent(office, gone, coming)
        (card,) = await showing.card(office, CHIEF, await words_of(office, case), "zh-Hans")
        assert card.lines == (
            "照片1：没取到（平台只存三天，已过期）",
            "照片2：还在取，过一会儿再看",
        )
        assert card.links == ()

    async def test_nothing_sent_nothing_said(self, office: Office) -> None:
        case = await sent(office)
        assert await showing.card(office, CHIEF, await words_of(office, case), "zh-Hans") == ()
