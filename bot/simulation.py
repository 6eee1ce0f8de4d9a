"""The phone simulator beside the real doors, in development only."""

from typing import TYPE_CHECKING

from aiohttp import web

from bot.development import simulated
from bot.drill import place_in_drill
from bot.settings import Settings
from bot.wiring import House
from domain.people import Role
from domain.roster import Part
from services.people import seats

if TYPE_CHECKING:
    from channels.simulator import Simulator


def simulator_routes(house: House, given: Settings, app: web.Application) -> list[web.RouteDef]:
    """The simulator's pages and stub platforms; nothing in production."""
    if given.production:
        return []
    from channels.simulator import routes

    simulator = make_simulator(house, given)
    app.on_shutdown.append(simulator.close)
    return routes(simulator)


def make_simulator(house: House, given: Settings) -> "Simulator":
    """The phones, playing the platforms of every channel that `given` has no account for."""
    from channels.simulator import (
        MiniprogramKeys,
        Simulator,
        TelegramKeys,
        WechatKeys,
        WecomKeys,
    )

    office, own = house.office, house.settings
    played = simulated(given)

    async def new_code(role: Role, grid: str, part: Part | None) -> str:
        if part:
            return await place_in_drill(office, part, own.wecom.corp_id, office.clock.now())
        where = office.grid_name(grid) or office.street.name
        return (await seats.add(office.store, f"{where}(样例)", role, grid, office.clock.now()))[1]

    return Simulator(
        wechat=WechatKeys(
            token=own.wechat.token,
            app_id=own.wechat.app_id,
            app_secret=own.wechat.app_secret,
            aes_key=own.wechat.encoding_aes_key,
            mode=own.wechat.mode,
        )
        if "wechat" in played
        else None,
        telegram=TelegramKeys(token=own.telegram.token, secret=own.telegram.secret)
        if "telegram" in played
        else None,
        wecom=WecomKeys(
            corp_id=own.wecom.corp_id,
            agent_id=own.wecom.agent_id,
            secret=own.wecom.secret,
            token=own.wecom.token,
            aes_key=own.wecom.encoding_aes_key,
        )
        if "wecom" in played
        else None,
        miniprogram=MiniprogramKeys(
            app_id=own.miniprogram.app_id,
            app_secret=own.miniprogram.app_secret,
            token=own.miniprogram.token,
            aes_key=own.miniprogram.encoding_aes_key,
        )
        if "miniprogram" in played
        else None,
        base_url=lambda: f"http://127.0.0.1:{own.port}",
        street=office.street,
        new_binding_code=new_code,
        clock=office.clock,
    )
