"""`serve`: read, check, open, listen, say so, and stop within five seconds when asked."""

import asyncio
import errno
import gc
import signal
import sys
from contextlib import suppress

from aiohttp import web

from bot import logs
from bot.development import with_stand_ins
from bot.kept import understanding_of
from bot.miniprogram import unions_of
from bot.server import make_app
from bot.settings import Settings
from bot.wiring import House, make_house, make_office, make_signer, make_store, subscription_of
from domain.errors import BadSettings
from services.clock import SystemClock
from services.holidays import unpublished
from services.pack import check, load

GRACE = 2
"""Seconds that running requests get when the server stops: with all else it is gone in five."""

LAST = 0.5
"""Seconds that the store gets to close. What it has not written by then nobody was told of."""


def run(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT; the exit code says how it ended."""
    logs.set_up()
    _fit_for_production(settings)
    serving = _serve(with_stand_ins(settings), settings)
    if sys.platform == "win32":
        return asyncio.run(serving)
    else:  # noqa: RET505  mypy reads the platform only so
        import uvloop

        return uvloop.run(serving)


async def _serve(settings: Settings, given: Settings) -> int:
    asyncio.get_running_loop().set_exception_handler(logs.unexpected)
    clock, street = SystemClock(), load(settings.street)
    store = make_store(settings, street.id, exclusive=True)
    await store.open()
    try:
        signer = make_signer(settings)
        office = make_office(
            store, clock, street, understanding_of(street), settings.base_url, signer,
            subscription_of(settings), given.miniprogram.app_id,
            unions=unions_of(settings, given),
        )  # fmt: skip
        async with make_house(settings, office, clock) as house:
            return await _listen(house, given)
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST):
                await store.close()


async def _listen(house: House, given: Settings) -> int:
    settings = house.settings
    app = make_app(house, given)
    # aiohttp waits so long twice: before and after it tells a request that no more of it is read.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE / 2)
    await runner.setup()
    try:
        reuse = settings.reuse_port == "1" or None
        await web.TCPSite(runner, settings.host, settings.port, reuse_port=reuse).start()
    except OSError as error:
        await runner.cleanup()
        return _cannot_listen(settings, error)
    stop = _stop_signals()
    await asyncio.to_thread(house.office.texts.read_all)  # who listens is answered meanwhile
    _keep_what_is_built()
    print(_banner(house, given), flush=True)
    warming = asyncio.create_task(_warmed(house, given))
    await stop.wait()
    warming.cancel()
    await runner.cleanup()
    return 0


async def _warmed(house: House, given: Settings) -> None:
    """A real Telegram bot is made ready in the background; it needs an https address."""
    if given.telegram.token and given.base_url.startswith("https://"):
        await house.telegram.warm(f"{given.base_url}/telegram")


def _keep_what_is_built() -> None:
    """What the server is made of is never thrown away, so the collector need not look at it.

    Looking cost two fifths of the start, and every message its share.
    """
    gc.freeze()
    gc.enable()


def _stop_signals() -> asyncio.Event:
    """Set once somebody asks the server to stop."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    return stop


def _fit_for_production(settings: Settings) -> None:
    if settings.production and (faults := check(settings.street, production=True)):
        raise BadSettings("\n".join(map(str, faults)), faults=faults)


def _cannot_listen(settings: Settings, error: OSError) -> int:
    if error.errno == errno.EADDRINUSE:
        print(
            f"{settings.listen} is taken by another program. 端口已被占用。\n"
            f"Stop that one, or choose another: XINYI_LISTEN={settings.host}:8081 make run",
            file=sys.stderr,
        )
    else:
        print(f"cannot listen on {settings.listen}: {error.strerror}", file=sys.stderr)
    return 1


def _banner(house: House, given: Settings) -> str:
    street, settings = house.office.street, house.settings
    lines = [f"{street.bot_name} · {street.name}  http://{settings.listen}"]
    for name in ("wechat", "telegram", "wecom"):
        on = bool(getattr(given, name).token)
        played = not on and name in house.senders
        lines.append(f"  {name:9} {'on' if on else 'simulator' if played else 'off'}")
    if house.platform is not None:
        stands_in = "" if given.miniprogram.app_id else "  (simulator: sign in with dev:<name>)"
        lines.append(f"  api       http://{settings.listen}/api/v1/docs{stands_in}")
    lines.append(f"  store     {settings.store.split('@')[-1]}")
    if not settings.production:
        lines.append(f"  try it    http://{settings.listen}/simulator")
    year = house.office.calendar.local(house.office.clock.now()).year + 1
    if unpublished(year):
        lines.append(
            f"  note      {year} holidays are not published yet: only the fixed days off are known"
        )
    return "\n".join(lines)
