"""The phone simulator beside the real doors, in development only."""

from typing import TYPE_CHECKING

from aiohttp import web

from bot.development import simulated
from bot.wiring import House
from domain.people import Role
from services.people import seats

if TYPE_CHECKING:
    from channels.simulator import Simulator


def simulator_routes(house: House, app: web.Application) -> list[web.RouteDef]:
    """The simulator's pages and stub platforms; nothing in production."""
    if house.settings.production:
        return []
    from channels.simulator import routes

    simulator = _simulator(house)
    app.on_shutdown.append(simulator.close)
    return routes(simulator)


def _simulator(house: House) -> "Simulator":
    from channels.simulator import Simulator, TelegramKeys, WechatKeys

    office, settings = house.office, house.settings
    wechat, telegram = settings.wechat, settings.telegram
    plays_wechat, plays_telegram = simulated(settings)

    async def new_code(role: Role, grid: str) -> str:
        where = office.grid_name(grid) or office.street.name
        name = f"{where}(样例)"
        return (await seats.add(office.store, name, role, grid, office.clock.now()))[1]

    return Simulator(
        wechat=WechatKeys(
            token=wechat.token, app_id=wechat.app_id, app_secret=wechat.app_secret,
            aes_key=wechat.encoding_aes_key, mode=wechat.mode,
        ) if plays_wechat else None,
        telegram=TelegramKeys(token=telegram.token, secret=telegram.secret)
        if plays_telegram else None,
        base_url=lambda: f"http://127.0.0.1:{settings.port}",
        street=office.street, new_binding_code=new_code, clock=office.clock,
    )
