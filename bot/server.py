"""The aiohttp application: doors, health, metrics, and what runs beside them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import web

from bot.metrics import Metrics
from bot.miniprogram import template_id
from bot.settings import Settings
from bot.simulation import simulator_routes
from bot.ticks import ticking
from bot.wiring import House
from domain.errors import Unavailable
from services.delivery.limiter import troubles
from services.escalation.watching import Watching
from web import call, case, console, files, open311, privacy, tell_me, warnings
from web.api import calls, v1
from web.api.problem import problems
from web.map import routes as map_routes
from web.map import tiles_of

log = logging.getLogger(__name__)

BODY_LIMIT = 1 << 20
"""Bytes a request may carry; the platforms' callbacks are a few kilobytes."""

LAST_CALLS = 0.5
"""Seconds that calls to the platforms get beyond the last request; they began to end with it."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_app(house: House, given: Settings) -> web.Application:
    """The application with everything mounted and running while it does."""
    metrics = Metrics(house.office)
    app = web.Application(
        middlewares=[metrics.counting, _safe, problems(house.office)], client_max_size=BODY_LIMIT
    )
    app.add_routes(house.doors)
    app.add_routes(privacy.routes(house.office))
    app.add_routes(files.routes(house.office, house.files))
    app.add_routes(warnings.routes(house.office, given.allowed("cap")))
    app.add_routes(calls.routes(house.office, given.allowed("calls"), house.delivery.wake))
    app.add_routes(
        open311.routes(
            house.office,
            given.allowed("open311:read"),
            given.allowed("open311:write"),
            house.delivery.wake,
            production=given.production,
        )
    )
    app.add_routes(
        v1.routes(
            house.office,
            house.files,
            house.delivery.wake,
            house.platform,
            template_id(house.settings),
        )
    )
    app.add_routes(case.routes(house.office, house.delivery.wake))
    app.add_routes(call.routes(house.office))
    sign = house.offering.signed if house.offering else None
    app.add_routes(tell_me.routes(house.office, sign if house.office.subscription else None))
    app.add_routes(map_routes(house.office, tiles_of(given.tiles), sign, house.delivery.wake))
    app.add_routes(console.routes(house.office))
    app.add_routes(simulator_routes(house, given, app))
    app.add_routes(
        [
            web.get("/", _home(house)),
            web.get("/healthz", _healthy),
            web.get("/readyz", _ready(house)),
            web.get("/metrics", metrics.page),
        ]
    )
    _run_beside(app, house, Watching(house.office, house.delivery.wake, metrics.called))
    return app


def _run_beside(app: web.Application, house: House, watching: Watching) -> None:
    """Deliver, fetch, call and tick while the server runs; calls end while the last requests do."""
    stop = asyncio.Event()

    async def stopping(_: web.Application) -> None:
        stop.set()

    async def running(_: web.Application) -> AsyncIterator[None]:
        works = (house.delivery, house.fetching, house.screening, house.calling)
        running = [asyncio.create_task(work.run(stop)) for work in works]
        with ticking(house.office, house.files, watching, house.asking, house.delivery.wake):
            yield
        stop.set()
        await asyncio.wait(running, timeout=LAST_CALLS)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    app.on_shutdown.append(stopping)
    app.cleanup_ctx.append(running)


@web.middleware
async def _safe(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Nothing that goes wrong shows a traceback, a secret or a person's words."""
    try:
        return await handler(request)
    except (web.HTTPException, asyncio.CancelledError):
        raise
    except Exception as error:  # noqa: BLE001  the last line before the outside
        log.error(  # noqa: TRY400  a traceback may hold a person's words
            "%s %s: %s", request.method, request.match_info.route.name, type(error).__name__
        )
        return web.Response(status=500, text="出了点问题,请再试一次。 Something went wrong.")


async def _healthy(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _ready(house: House) -> Handler:
    async def ready(_: web.Request) -> web.Response:
        try:
            await house.office.store.ping()
            store, trouble = "ok", await troubles(house.office.store)
        except Unavailable:
            store, trouble = "unavailable", {}
        channels = {name: name in house.senders for name in ("wechat", "wecom", "telegram")}
        channels["miniprogram"] = house.platform is not None
        state = {
            "status": "ok" if store == "ok" else "unavailable",
            "store": store,
            "files": await _files(house),
            "street": house.office.street.id,
            "channels": {name: "on" if on else "off" for name, on in channels.items()},
            "trouble": trouble,  # no reason to stop listening: messages still come in
        }
        return web.json_response(state, status=200 if store == "ok" else 503)

    return ready


async def _files(house: House) -> str:
    """Without room for files everything else still works, and photos wait: told, not a 503."""
    try:
        await house.files.ping()
    except Unavailable:
        return "unavailable"
    return "ok"


def _home(house: House) -> Handler:
    async def home(_: web.Request) -> web.Response:
        if not house.settings.production:
            raise web.HTTPFound("/simulator")
        return web.Response(text=f"{house.office.street.name} · {house.office.street.bot_name}")

    return home
