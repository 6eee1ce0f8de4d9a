"""The pages of a call, each in its reader's language."""

import gzip
from pathlib import Path

import msgspec
from aiohttp import hdrs, web
from markupsafe import Markup

from domain.people import Staff
from domain.session import Language
from services.calls.cards import languages
from services.office import Office
from services.texts import LANGUAGES
from web.call import answer, numbers
from web.call.fresh import Fresh
from web.call.opening import Opened, opened
from web.call.report import Reports
from web.look import Look
from web.look.language import language_of

FOLDER = Path(__file__).parent
SCRIPT = (FOLDER / "live.js").read_text("utf-8")


class Shown(msgspec.Struct, frozen=True):
    """The head-count as it stands on the page, also `packed` (gzip), and of which moment."""

    text: str
    packed: bytes
    at: str
    over: bool


class Pages:
    """Rendered for whoever holds a link, as far as they may see today."""

    languages = LANGUAGES

    def __init__(self, office: Office) -> None:
        self._office = office
        self._look = Look(office, FOLDER)
        self._fresh: Fresh[Shown] = Fresh(office.clock)
        self._reports = Reports(office)
        self.told, self.elsewhere = self._look.told, self._look.elsewhere

    async def own(self, request: web.Request) -> web.StreamResponse:
        """The page of who is called; numbers for a group, or for who only leads."""
        found, language = await self._opened(request)
        if found.sight.place is None:
            return await self._live(request, found, language)
        view = await answer.view(self._office, found, language, request.query.get("said", ""))
        return self._look.page("answer", language, view=view, live=_path(request, "/live"))

    async def live(self, request: web.Request) -> web.StreamResponse:
        """The head-count, renewed by itself."""
        return await self._live(request, *await self._opened(request))

    async def part(self, request: web.Request) -> web.StreamResponse:
        """Only what changes of it."""
        found, language = await self._opened(request)
        shown = await self._shown(found, language)
        told = {**self._look.headers, "X-As-Of": shown.at, "X-Call": "over" if shown.over else ""}
        told[hdrs.VARY] = hdrs.ACCEPT_ENCODING
        if "gzip" not in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
            return web.Response(text=shown.text, content_type="text/html", headers=told)
        told[hdrs.CONTENT_ENCODING] = "gzip"
        return web.Response(
            body=shown.packed, content_type="text/html", charset="utf-8", headers=told
        )

    async def report(self, request: web.Request) -> web.StreamResponse:
        """What became of it, or has so far."""
        found, language = await self._opened(request)
        text = await self._reports.text(found)
        return self._look.page(
            "report", language,
            number=found.call.number, exercise=found.call.exercise, text=text,
            now={"people": await numbers.people(self._office, found.call, found.sight)},
            picture=_path(request, "/report.png") if self._reports.drawn else "",
            live=_path(request, "/live"), over=not found.call.live,
        )  # fmt: skip

    async def picture(self, request: web.Request) -> web.StreamResponse:
        """The report as a picture: numbers only, so that it may be shown around."""
        found, _ = await self._opened(request)
        body = await self._reports.picture(found)
        if body is None:
            return self.told("report-no-picture", 404)
        return web.Response(body=body, content_type="image/png", headers=self._look.headers)

    async def _live(
        self, request: web.Request, found: Opened, language: Language
    ) -> web.StreamResponse:
        shown = await self._shown(found, language)
        moving = not shown.over and "still" not in request.query
        return self._look.page(
            "live", language, script=SCRIPT if moving else "",
            number=found.call.number, numbers=Markup(shown.text),  # noqa: S704  our own template
            at=shown.at, over=shown.over, moving=moving, shared=found.shared,
            leading=found.sight.names, part=_path(request, "/live/part"),
            own=_path(request, "") if found.sight.place else "", report=_path(request, "/report"),
        )  # fmt: skip

    async def _shown(self, found: Opened, language: Language) -> Shown:
        """The same for all who may see as much, made once a second."""
        sight, call = found.sight, found.call

        async def make() -> Shown:
            now = await numbers.numbers(self._office, call, sight, language)
            text = self._look.text("numbers", language, now=now)
            return Shown(text, gzip.compress(text.encode(), mtime=0), now.at, now.over)

        return await self._fresh.get((call.id, language, sight.names, sight.group), make)

    async def _opened(self, request: web.Request) -> tuple[Opened, Language]:
        found = await opened(self._office, request.match_info["token"])
        return found, await self._language(request, found)

    async def _language(self, request: web.Request, found: Opened) -> Language:
        """The one they ask for, else the one they speak with us, else their browser's."""
        asked = request.query.get("lang", "")
        place, leads = found.sight.place, found.sight.leads
        if asked not in LANGUAGES and place is not None:
            seat = leads or await self._office.store.get(Staff, place.seat)
            spoken = await languages(self._office, [seat]) if seat else {}
            if spoken:
                return next(iter(spoken.values()))
        return language_of(asked, request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))


def _path(request: web.Request, rest: str) -> str:
    return f"/call/{request.match_info['token']}{rest}"
