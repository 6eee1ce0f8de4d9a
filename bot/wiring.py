"""The one place that names concrete classes and puts them together."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import msgspec
from aiohttp import web

from bot.miniprogram import miniprogram
from bot.settings import Settings
from bot.telegram import LateTelegram
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE, outcome
from channels.tencent.media import MediaFetcher
from channels.tencent.pictures import UPLOAD, Pictures
from channels.tencent.stable_token import StableToken
from channels.tencent.templates import template
from channels.tencent.tokens import AccessToken, Tokens
from channels.wechat.account import WechatAccount
from channels.wechat.client import WechatClient
from channels.wechat.door import WechatDoor
from channels.wechat.notices import SubscriptionClient, TemplateClient
from channels.wechat.offering import Offering, PageTicket
from channels.wechat.people import WechatPeople
from channels.wecom import codes as wecom_codes
from channels.wecom.account import WecomAccount
from channels.wecom.client import WecomClient
from channels.wecom.corp_token import CorpToken
from channels.wecom.door import WecomDoor
from channels.wecom.members import PATIENCE_S
from domain.document import Document
from domain.fetch import Fetch, FileUse
from domain.hotline import HotlineOrder
from domain.session import Delivery as Answered
from domain.street import Street
from handlers.conversation import Conversation
from services import holidays
from services.bookings.kinds import KINDS as BOOKING_KINDS
from services.calls.kinds import KINDS as CALL_KINDS
from services.calls.watching import Calling
from services.cases.kinds import KINDS as CASE_KINDS
from services.clock import Clock
from services.delivery.bell import Bell
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.delivery.ledgers import Grants, Ledgers
from services.delivery.listing import listing
from services.delivery.loop import Delivery
from services.delivery.port import Sender
from services.delivery.quiet import quiet_hours
from services.escalation.kinds import KINDS as ESCALATION_KINDS
from services.maps.drawn import Drawn
from services.media.loop import Fetching
from services.media.port import Fetcher
from services.mode.kinds import KINDS as MODE_KINDS
from services.office import Office, timing_of
from services.people.asking import Asking, Knows
from services.people.kinds import KINDS as PEOPLE_KINDS
from services.people.visitors import Platform
from services.reminders.kinds import KINDS as REMINDER_KINDS
from services.roster.kinds import KINDS as ROSTER_KINDS
from services.screening.kinds import KINDS as SCREENING_KINDS
from services.screening.loop import Screenings
from services.signing import Signer
from services.stations import street_index
from services.stations.kinds import KINDS as STATION_KINDS
from services.texts import Texts
from services.understanding import Understanding
from services.warnings.kinds import KINDS as WARNING_KINDS
from services.wishes.kinds import KINDS as WISH_KINDS
from storage.files.disk import DiskFiles
from storage.files.port import Files
from storage.port import Store
from storage.sqlite import SqliteStore

KINDS: tuple[type[Document], ...] = (
    *CASE_KINDS,
    *PEOPLE_KINDS,
    Answered,
    AccessToken,
    HotlineOrder,
    Fetch,
    FileUse,
    *DELIVERY_KINDS,
    *ESCALATION_KINDS,
    *MODE_KINDS,
    *WARNING_KINDS,
    *ROSTER_KINDS,
    *CALL_KINDS,
    *STATION_KINDS,
    *BOOKING_KINDS,
    *WISH_KINDS,
    *REMINDER_KINDS,
    *SCREENING_KINDS,
)
"""Every kind of document that is kept."""

CALENDAR_YEARS = range(2025, 2029)


class House(msgspec.Struct, frozen=True):
    """Everything that runs in one server process."""

    settings: Settings
    office: Office
    delivery: Delivery
    calling: Calling
    files: Files
    fetching: Fetching
    asking: Asking
    screening: Screenings
    conversation: Conversation
    http: aiohttp.ClientSession
    doors: tuple[web.RouteDef, ...]
    senders: Mapping[str, Sender]
    telegram: LateTelegram
    offering: Offering | None = None
    platform: Platform | None = None


def make_store(settings: Settings, street: str, *, exclusive: bool = False) -> Store:
    """The store that the settings name; `exclusive` takes the file for this process alone."""
    if settings.store.startswith("sqlite:///"):
        path = Path(settings.store.removeprefix("sqlite:///"))
        return SqliteStore(path, street, KINDS, exclusive=exclusive)
    from storage.mongo import MongoStore  # a tenth of the start, and of the memory, of one file

    return MongoStore(settings.store, street, KINDS)


def make_files(settings: Settings, street: str) -> Files:
    """Where photos and voices are kept: in a folder, or with MongoDB in its GridFS."""
    if settings.files:
        return DiskFiles(Path(settings.files), street)
    if settings.store.startswith("sqlite:///"):
        return DiskFiles(Path(settings.store.removeprefix("sqlite:///")).parent / "files", street)
    from storage.mongo.files import MongoFiles

    return MongoFiles(settings.store, street)


def make_office(
    store: Store,
    clock: Clock,
    street: Street,
    understanding: Understanding,
    base_url: str,
    signer: Signer | None = None,
    subscription: str = "",
    miniprogram: str = "",
    *,
    unions: frozenset[str] = frozenset(),
) -> Office:
    """The desk: the street's data, its calendar, its texts and its understanding.

    `base_url` is what links in messages begin with, `signer` what vouches for them;
    `subscription` is the template of `subscription_of`, `miniprogram` the AppID that links may
    lead into; `unions` are the channels that do not tell a unionid by themselves and can be asked.
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
        subscription=subscription,
        miniprogram=miniprogram,
        unions=unions,
    )


def subscription_of(settings: Settings) -> str:
    """The template of notices that residents may be asked to allow. Raises `BadSettings`."""
    own = settings.wechat.subscription
    return template(own, "XINYI_WECHAT__SUBSCRIPTION").id if own else ""


def make_signer(settings: Settings) -> Signer:
    """What signs links; without a key (never in production) they end with this process."""
    if not settings.secret_key:
        return Signer.passing()
    return Signer(settings.secret_key, settings.secret_key_before)


@asynccontextmanager
async def make_house(settings: Settings, office: Office, clock: Clock) -> AsyncIterator[House]:
    """Doors, conversation and delivery around an open store; closed again at the end."""
    async with aiohttp.ClientSession() as http:
        senders, fetchers = dict[str, Sender](), dict[str, Fetcher]()
        platforms, doors = dict[str, Knows](), list[web.RouteDef]()
        files = make_files(settings, office.street.id)
        await files.open()
        delivery = Delivery(
            office.store,
            senders,
            clock,
            compose=listing(office.texts),
            quiet=quiet_hours(office.street),
        )
        fetching, calling = Fetching(office, files, fetchers), Calling(office, delivery.wake)
        wakes = _each(delivery.wake, fetching.wake, calling.wake)
        conversation, drawn = Conversation(office, Bell(wakes)), Drawn(office)
        offering: Offering | None = None
        if settings.wechat.token:
            account = wechat_account(settings)
            tokens = Tokens(StableToken("wechat", account, http), office.store, clock)
            calls = Calls(http, tokens, STALE)
            senders["wechat"] = _wechat(account, calls, drawn, office.store, clock)
            senders.update(wechat_notices(settings, account, calls, office.store, clock))
            fetchers["wechat"] = _wechat_media(account, http, tokens, clock)
            platforms["wechat"] = WechatPeople(account, calls, clock)
            wanted = subscription_of(settings)
            offering = wechat_offering(account, http, tokens, office.store, clock, wanted)
            doors += WechatDoor(account, conversation, clock).routes()
        if settings.wecom.token:
            corp = wecom_account(settings)
            senders["wecom"], fetchers["wecom"] = _wecom(corp, http, drawn, office.store, clock)
            doors += WecomDoor(corp, conversation, clock).routes()
        mini = miniprogram(settings, http, office)
        if mini is not None:
            senders["miniprogram"] = mini.notices
            doors += mini.doors
        telegram = LateTelegram(settings.telegram, conversation, clock, drawn)
        if settings.telegram.token:
            senders["telegram"] = fetchers["telegram"] = telegram
            doors.append(web.post("/telegram", telegram.receive))
        try:
            yield House(
                settings,
                office,
                delivery,
                calling,
                files,
                fetching,
                Asking(office.store, clock, platforms),
                Screenings(office, mini.checker if mini else None),
                conversation,
                http,
                tuple(doors),
                senders,
                telegram,
                offering,
                mini.client if mini else None,
            )
        finally:
            await telegram.close()
            await files.close()


def _wechat(
    account: WechatAccount, calls: Calls, drawn: Drawn, store: Store, clock: Clock
) -> Sender:
    own = f"wechat:{account.app_id}"
    pictures = Pictures(account.endpoint(UPLOAD), own, calls, drawn, store, clock)
    return WechatClient(account, calls, clock, Ledgers(store), pictures)


def _wechat_media(
    account: WechatAccount, http: aiohttp.ClientSession, tokens: Tokens, clock: Clock
) -> Fetcher:
    url = account.endpoint("/cgi-bin/media/get")
    return MediaFetcher(
        url, http, tokens, stale=STALE, meaning=lambda code: outcome(code, clock.now())
    )


def _wecom(
    corp: WecomAccount, http: aiohttp.ClientSession, drawn: Drawn, store: Store, clock: Clock
) -> tuple[Sender, Fetcher]:
    tokens = Tokens(CorpToken(corp, http), store, clock)
    calls = Calls(http, tokens, wecom_codes.STALE, timeout_s=PATIENCE_S)
    fetcher = MediaFetcher(
        corp.endpoint("/cgi-bin/media/get"), http, tokens,
        stale=wecom_codes.STALE, meaning=wecom_codes.outcome,
    )  # fmt: skip
    account = f"wecom:{corp.corp_id}:{corp.agent_id}"
    shown = Pictures(corp.endpoint(UPLOAD), account, calls, drawn, store, clock)
    return WecomClient(corp, calls, shown), fetcher


def _each(*wakes: Callable[[], None]) -> Callable[[], None]:
    def wake() -> None:
        for one in wakes:
            one()

    return wake


def wechat_notices(
    settings: Settings, account: WechatAccount, calls: Calls, store: Store, clock: Clock
) -> dict[str, Sender]:
    """The official account's other ways out, as far as they are set. Raises `BadSettings`."""
    own, found = settings.wechat, dict[str, Sender]()
    if own.subscription:
        consented = template(own.subscription, "XINYI_WECHAT__SUBSCRIPTION")
        found["wechat-subscription"] = SubscriptionClient(
            account, calls, clock, consented, Grants(store)
        )
    if own.template:
        filled = template(own.template, "XINYI_WECHAT__TEMPLATE")
        found["wechat-template"] = TemplateClient(account, calls, clock, filled)
    return found


def wechat_offering(
    account: WechatAccount,
    http: aiohttp.ClientSession,
    tokens: Tokens,
    store: Store,
    clock: Clock,
    wanted: str,
) -> Offering:
    """What lets our pages open the platform's dialogs, and offer notices of the template `wanted`."""
    tickets = Tokens(PageTicket(account, http, tokens), store, clock)
    return Offering(account, tickets, clock, wanted)


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
