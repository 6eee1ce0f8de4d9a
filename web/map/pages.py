"""The map's page, its list alone, and the lines that it draws."""

from pathlib import Path

import msgspec
from aiohttp import hdrs, web
from markupsafe import Markup

from domain.session import Language
from services.delivery.consenting import Signed
from services.maps import picture
from services.maps.ground import ground
from services.office import Office
from services.stations import keeping
from services.stations.telling import Teller
from web.look import Look
from web.look.language import language_of
from web.map import library
from web.map.asked import Asked, named, read
from web.map.kept import unless_known
from web.map.tiles import Tiles
from web.map.view import View, view
from web.map.wechat import Sign, policy, signed_for

FOLDER = Path(__file__).parent
SCRIPT = "".join((FOLDER / name).read_text("utf-8") for name in ("ground.js", "map.js"))
KEEP = "private, no-cache"
"""Asked for anew each time, and sent only where it changed."""

VARY = f"{hdrs.ACCEPT_LANGUAGE}, {hdrs.ACCEPT_ENCODING}, {hdrs.USER_AGENT}"


class Pages:
    """Rendered for anybody; nothing of who asks is kept."""

    def __init__(self, office: Office, tiles: Tiles, sign: Sign | None) -> None:
        self._office, self._tiles, self._sign = office, tiles, sign
        self._look = Look(
            office, FOLDER, KEEP, files="'self'", pictures=f"data: {tiles.host}".strip()
        )
        self._layers = msgspec.json.encode(
            ground(office.street) | {"tiles": tiles.address, "credit": tiles.credit}
        )

    async def page(self, request: web.Request) -> web.Response:
        """All of it."""
        asked, language = await self._read(request)
        seen = await view(self._office, asked, language)
        signed = await signed_for(request, self._office, self._sign)
        teller = Teller(self._office, language, self._office.clock.now())
        answer = self._look.page(
            "page", language, script=SCRIPT,
            wishes=_and(asked.query()), view=seen, list=Markup(self._list(seen, language)),  # noqa: S704  our own template
            facilities=[(id, teller.facility(id)) for id in await self._known()],
            places=[(p.id, p.name) for p in self._office.street.places if p.id in named(self._office.street)],
            leaflet_js=library.address("js"), leaflet_css=library.address("css"),
            still=self._still(seen, language), wechat=_config(signed),
        )  # fmt: skip
        if signed is not None:
            answer.headers["Content-Security-Policy"] = policy()
        answer.headers[hdrs.VARY] = VARY
        return unless_known(request, answer)

    async def list(self, request: web.Request) -> web.Response:
        """Only what changes with the filters and the place."""
        asked, language = await self._read(request)
        text = self._list(await view(self._office, asked, language), language)
        told = {**self._look.headers, hdrs.VARY: VARY}
        answer = web.Response(text=text, content_type="text/html", headers=told)
        return unless_known(request, answer)

    async def layers(self, request: web.Request) -> web.Response:
        """The lines, for an hour."""
        told = {**self._look.headers, hdrs.CACHE_CONTROL: "public, max-age=3600"}
        answer = web.Response(
            body=self._layers, content_type="application/json", charset="utf-8", headers=told
        )
        return unless_known(request, answer)

    def _list(self, seen: View, language: Language) -> str:
        return self._look.text("list", language, view=seen, wishes=_and(seen.asked.query()))

    def _still(self, seen: View, language: Language) -> str:
        """A drawn map for who runs no script."""
        ids = [row.id for row in seen.rows[: picture.MOST]]
        wanted = picture.Wanted(seen.start, tuple(ids), language)
        return picture.path(self._office, wanted, self._office.clock.now())

    async def _known(self) -> tuple[str, ...]:
        """The facilities that some station has, in the pack's order."""
        index = (await keeping.current(self._office)).stations
        return tuple(one for one in self._office.street.facilities if index.wanted([one]))

    async def _read(self, request: web.Request) -> tuple[Asked, Language]:
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        language = language_of(request.query.get("lang", ""), accepted)
        return read(request.query, self._office.street, await self._known()), language


def _and(query: str) -> str:
    return f"{query}&" if query else ""


def _config(signed: Signed | None) -> str:
    """What WeChat's script has to be told, as JSON; "" outside WeChat."""
    if signed is None:
        return ""
    return msgspec.json.encode(
        {
            "appId": signed.app_id,
            "timestamp": signed.stamp,
            "nonceStr": signed.nonce,
            "signature": signed.signature,
            "jsApiList": ["getLocation", "openLocation"],
        }
    ).decode()
