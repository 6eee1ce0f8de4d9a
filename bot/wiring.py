"""The one place that names concrete classes and puts them together."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import msgspec
from aiohttp import web

from bot.settings import Settings
from bot.telegram import LateTelegram
from channels.tencent.calls import Calls
from channels.tencent.tokens import AccessToken, Tokens
from channels.wechat.account import WechatAccount
from channels.wechat.client import WechatClient
from channels.wechat.codes import STALE
from channels.wechat.door import WechatDoor
from channels.wechat.stable_token import StableToken
from channels.wecom import codes as wecom_codes
from channels.wecom.account import WecomAccount
from channels.wecom.client import WecomClient
from channels.wecom.corp_token import CorpToken
from channels.wecom.door import WecomDoor
from domain.case import Case, Event, Words
from domain.document import Document
from domain.links import Epoch
from domain.people import Identity, Staff
from domain.session import Delivery as Answered
from domain.session import Session
from domain.street import Street
from handlers.conversation import Conversation
from services import holidays
from services.clock import Clock
from services.delivery.bell import Bell
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.delivery.listing import listing
from services.delivery.loop import Delivery
from services.delivery.port import Sender
from services.delivery.quiet import quiet_hours
from services.office import Office, timing_of
from services.signing import Signer
from services.stations import street_index
from services.texts import Texts
from services.understanding import Understanding
from storage.port import Store
from storage.sqlite import SqliteStore

KINDS: tuple[type[Document], ...] = (
    Case,
    Event,
    Words,
    Identity,
    Staff,
    Session,
    Answered,
    AccessToken,
    Epoch,
    *DELIVERY_KINDS,
)
"""Every kind of document that is kept."""

CALENDAR_YEARS = range(2025, 2029)


class House(msgspec.Struct, frozen=True):
    """Everything that runs in one server process."""

    settings: Settings
    office: Office
    delivery: Delivery
    conversation: Conversation
    http: aiohttp.ClientSession
    doors: tuple[web.RouteDef, ...]
    senders: Mapping[str, Sender]
    telegram: LateTelegram


def make_store(settings: Settings, street: str, *, exclusive: bool = False) -> Store:
    """The store that the settings name; `exclusive` takes the file for this process alone."""
    if settings.store.startswith("sqlite:///"):
        path = Path(settings.store.removeprefix("sqlite:///"))
        return SqliteStore(path, street, KINDS, exclusive=exclusive)
    from storage.mongo import MongoStore  # a tenth of the start, and of the memory, of one file

    return MongoStore(settings.store, street, KINDS)


def make_office(
    store: Store,
    clock: Clock,
    street: Street,
    understanding: Understanding,
    base_url: str,
    signer: Signer | None = None,
) -> Office:
    """The desk: the street's data, its calendar, its texts and its understanding.

    `base_url` is what links in messages begin with, `signer` what vouches for them.
    """
    free, work = holidays.of_years(CALENDAR_YEARS)
    return Office(
        store=store,
        clock=clock,
        street=street,
        timing=timing_of(street, free, work),
        texts=Texts(),
        understanding=understanding,
        topics={topic.id: topic for topic in street.topics},
        stations=street_index(street),
        base_url=base_url,
        signer=signer or Signer.passing(),
    )


def make_signer(settings: Settings) -> Signer:
    """What signs links; without a key (never in production) they end with this process."""
    if not settings.secret_key:
        return Signer.passing()
    return Signer(settings.secret_key, settings.secret_key_before)


@asynccontextmanager
async def make_house(settings: Settings, office: Office, clock: Clock) -> AsyncIterator[House]:
    """Doors, conversation and delivery around an open store; closed again at the end."""
    async with aiohttp.ClientSession() as http:
        senders: dict[str, Sender] = {}
        delivery = Delivery(
            office.store,
            senders,
            clock,
            compose=listing(office.texts),
            quiet=quiet_hours(office.street),
        )
        conversation = Conversation(office, Bell(delivery.wake))
        doors: list[web.RouteDef] = []
        if settings.wechat.token:
            account = wechat_account(settings)
            tokens = Tokens(StableToken(account, http), office.store, clock)
            senders["wechat"] = WechatClient(account, Calls(http, tokens, STALE), clock)
            doors += WechatDoor(account, conversation, clock).routes()
        if settings.wecom.token:
            corp = wecom_account(settings)
            tokens = Tokens(CorpToken(corp, http), office.store, clock)
            senders["wecom"] = WecomClient(corp, Calls(http, tokens, wecom_codes.STALE))
            doors += WecomDoor(corp, conversation, clock).routes()
        telegram = LateTelegram(settings.telegram, conversation, clock)
        if settings.telegram.token:
            senders["telegram"] = telegram
            doors.append(web.post("/telegram", telegram.receive))
        try:
            yield House(
                settings, office, delivery, conversation, http, tuple(doors), senders, telegram
            )
        finally:
            await telegram.close()


def wechat_account(settings: Settings) -> WechatAccount:
    """The official account that the settings describe. Raises `BadSettings`."""
    own = settings.wechat
    return WechatAccount(
        token=own.token,
        app_id=own.app_id,
        app_secret=own.app_secret,
        aes_key=own.encoding_aes_key,
        mode=own.mode,
        api_base=own.api_base,
        production=settings.production,
    )


def wecom_account(settings: Settings) -> WecomAccount:
    """The application that the settings describe. Raises `BadSettings`."""
    own = settings.wecom
    return WecomAccount(
        corp_id=own.corp_id,
        agent_id=own.agent_id,
        secret=own.secret,
        token=own.token,
        aes_key=own.encoding_aes_key,
        api_base=own.api_base,
    )
