"""Map pictures in chat: uploaded once for all workers, after the words, or else a link."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from msgspec.structs import replace

from channels.telegram.account import TelegramAccount
from channels.telegram.client import TelegramClient
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.pictures import UPLOAD, Pictures
from channels.tencent.render import render
from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import Tokens
from channels.wechat.client import WechatClient
from channels.wecom import codes as wecom_codes
from channels.wecom.client import WecomClient
from channels.wecom.corp_token import CorpToken
from domain.message import Incoming, Reply
from domain.people import Address
from domain.reach import Ledger
from domain.session import Session
from domain.uploads import KEPT, Upload
from domain.work import Outcome
from services.clock import FixedClock
from services.delivery.ledgers import Ledgers
from services.delivery.port import Letter, Sender
from services.delivery.sweep import sweep
from services.maps import picture
from services.maps.drawn import Drawn
from services.maps.picture import Wanted
from services.office import Office
from storage.port import Insert
from tests.channels.telegram.conftest import Session as Telegrams
from tests.channels.wechat.conftest import wechat_account
from tests.channels.wechat.platform import Platform as Wechat
from tests.channels.wecom.account import wecom_account
from tests.channels.wecom.platform import Platform as Wecom
from tests.telegram_peer import SECRET, TOKEN, BotApi, bad

pytestmark = pytest.mark.usefixtures("font")

ZHANG = Address("wechat", "wx49f0ab532d5d035a", "oZhang")
PNG = b"\x89PNG"


@pytest.fixture
def placed(placed: Office) -> Office:
    """The desk, which has an address."""
    return replace(placed, base_url="https://yichuan.example")


@pytest.fixture
def link(placed: Office) -> str:
    """Of a picture, as a reply has it."""
    wanted = Wanted((31.263, 121.437), ("sample-07", "sample-01"), "zh-Hans")
    return placed.base_url + picture.path(placed, wanted, placed.clock.now())


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    """Ours."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def wechat(clock: FixedClock) -> AsyncIterator[Wechat]:
    """The platform."""
    running = Wechat(clock, "s3cr3t-of-the-app")
    yield running
    await running.stop()


@pytest.fixture
async def calls(
    wechat: Wechat, http: ClientSession, placed: Office, clock: FixedClock
) -> tuple[str, Calls]:
    """Its address, and an account's way to it."""
    base = await wechat.start()
    tokens = Tokens(StableToken("wechat", wechat_account(api_base=base), http), placed.store, clock)
    return base, Calls(http, tokens, STALE)


def worker(calls: tuple[str, Calls], office: Office) -> Pictures:
    """One process's own."""
    base, way = calls
    return Pictures(base + UPLOAD, "wechat:x", way, Drawn(office), office.store, office.clock)


def client(calls: tuple[str, Calls], office: Office) -> WechatClient:
    """The official account's way out."""
    account, pictures = wechat_account(api_base=calls[0]), worker(calls, office)
    return WechatClient(account, calls[1], office.clock, Ledgers(office.store), pictures)


async def send(sender: Sender, reply: Reply, address: Address = ZHANG) -> Outcome:
    (outcome,) = await sender.send([Letter(address, reply, "n1", again=False)])
    return outcome


class TestUploads:
    """The platform's name for a picture."""

    async def test_all_workers_share_one_name_until_it_is_near_its_end(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, clock: FixedClock, link: str
    ) -> None:
        assert await worker(calls, placed).media(link) == "M-1"
        assert await worker(calls, placed).media(link) == "M-1"
        (taken,) = wechat.uploads.taken
        assert taken.startswith(PNG)
        kept = await placed.store.find(Upload, [], limit=9)
        assert [(one.media, one.expires_at) for one in kept] == [("M-1", clock.now() + KEPT)]
        assert KEPT < 3 * 86_400_000
        clock.move(KEPT)
        wanted = Wanted((31.263, 121.437), ("sample-07", "sample-01"), "zh-Hans")
        later = placed.base_url + picture.path(placed, wanted, clock.now())
        assert await worker(calls, placed).media(later) == "M-2"
        clock.move(KEPT + 1)
        await sweep(placed.store, clock.now())
        assert await placed.store.find(Upload, [], limit=9) == []

    async def test_a_token_that_was_refused_is_renewed_once(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, link: str
    ) -> None:
        wechat.uploads.answers.append(40001)
        assert await worker(calls, placed).media(link) == "M-1"
        assert len(wechat.uploads.tokens) == 2

    async def test_what_is_not_ours_is_not_uploaded(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, clock: FixedClock, link: str
    ) -> None:
        for other in ("https://a.cn/p.png", link[:-4] + "abcd", placed.base_url + "/case/x", ""):
            assert await worker(calls, placed).media(other) == ""
        clock.move(3 * 86_400_000)
        assert await worker(calls, placed).media(link) == ""
        assert wechat.uploads.tokens == []


class TestWechat:
    """The answer itself stays words; the picture comes after it."""

    def test_the_passive_answer_has_no_picture(self, link: str) -> None:
        heard = Incoming(channel="wechat", account="x", sender="oZhang", key="k", at=0, kind="pin")
        rendered = render("gh_1", heard, Reply(text="最近的：", picture=link))
        assert "最近的" in rendered.passive
        assert link not in rendered.passive
        assert rendered.follow == Reply(picture=link)
        assert render("gh_1", heard, Reply(picture=link)).passive == ""

    async def test_words_then_the_picture(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, link: str
    ) -> None:
        reply = Reply(text="最近的：", picture=link)
        assert await send(client(calls, placed), reply) == Outcome("sent")
        assert [one["msgtype"] for one in wechat.said] == ["text", "image"]
        assert wechat.said[1]["image"] == {"media_id": "M-1"}
        assert link not in wechat.said[0]["text"]["content"]

    async def test_what_cannot_be_uploaded_is_a_link(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, link: str
    ) -> None:
        wechat.uploads.answers.append(45009)
        assert await send(client(calls, placed), Reply(picture=link)) == Outcome("sent")
        (said,) = wechat.texts
        assert link in said

    async def test_a_name_the_platform_forgot_is_forgotten(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, link: str
    ) -> None:
        wechat.answers.append(40007)
        assert await send(client(calls, placed), Reply(picture=link)) == Outcome("sent")
        assert [one["msgtype"] for one in wechat.said] == ["text"]
        assert await send(client(calls, placed), Reply(picture=link)) == Outcome("sent")
        assert wechat.said[-1]["image"] == {"media_id": "M-2"}

    async def test_it_is_paid_for_and_not_beyond_the_last(
        self, calls: tuple[str, Calls], wechat: Wechat, placed: Office, link: str
    ) -> None:
        wrote = Session(id=ZHANG.key, street=placed.street.id, wrote_at=placed.clock.now())
        await placed.store.commit([Insert(wrote)])
        for _ in range(5):
            assert await send(client(calls, placed), Reply(picture=link)) == Outcome("sent")
        assert (await send(client(calls, placed), Reply(picture=link))).result == "unreachable"
        assert len(wechat.said) == 5
        ledger = await placed.store.get(Ledger, ZHANG.key)
        assert ledger
        assert ledger.wrote_used == 5


async def test_wecom_shows_it_to_many_at_once(
    http: ClientSession, placed: Office, clock: FixedClock, link: str
) -> None:
    platform = Wecom(clock)
    account = wecom_account(api_base=await platform.start())
    tokens = Tokens(CorpToken(account, http), placed.store, clock)
    way = Calls(http, tokens, wecom_codes.STALE)
    pictures = Pictures(
        account.endpoint(UPLOAD), "wecom:x", way, Drawn(placed), placed.store, clock
    )
    sender = WecomClient(account, way, pictures)
    for chief in ("WangChief", "LiChief"):
        address = Address("wecom", account.corp_id, chief)
        assert await send(sender, Reply(text="看图", picture=link), address) == Outcome("sent")
    kinds = [(one["touser"], one["msgtype"]) for one in platform.said]
    assert kinds == [
        ("WangChief", "text"), ("WangChief", "image"), ("LiChief", "text"), ("LiChief", "image"),
    ]  # fmt: skip
    assert len(platform.uploads.taken) == 1
    platform.answers.append(40007)
    address = Address("wecom", account.corp_id, "WangChief")
    assert await send(sender, Reply(picture=link), address) == Outcome("sent")
    assert link in platform.texts[-1]
    await platform.stop()


async def test_telegram_shows_the_photo_itself(placed: Office, link: str) -> None:
    async with BotApi() as api:
        account = TelegramAccount(token=TOKEN, secret=SECRET, api_base=api.url)
        sender = TelegramClient(account, Telegrams(), drawn=Drawn(placed))
        chat = Address("telegram", account.id, "42")
        reply = Reply(text="最近的：", picture=link)
        assert await send(sender, reply, chat) == Outcome("sent")
        assert [call.method for call in api.calls] == ["sendMessage", "sendPhoto"]
        assert link not in str(api.calls[0].fields)
        api.calls.clear()
        api.answer_next(api._yes, bad("PHOTO_INVALID_DIMENSIONS"))
        assert await send(sender, reply, chat) == Outcome("sent")
        assert [call.method for call in api.calls] == ["sendMessage", "sendPhoto", "sendMessage"]
        assert link in str(api.calls[2].fields)
        await sender.close()
