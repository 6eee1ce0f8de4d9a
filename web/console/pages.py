"""The console's pages: one look, a template each; made once in every language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aiohttp import hdrs

from domain.session import Language
from services.cases.named import Names
from services.office import Office
from web.console.workflow import table
from web.look import Look

VARY = f"{hdrs.ACCEPT_LANGUAGE}, {hdrs.ACCEPT_ENCODING}"


class Pages:
    """What can be read without signing in.

    Nothing here is about anybody, so it may be kept for five minutes by whoever stands between.
    """

    paths: Mapping[str, str] = {"index": "/console/", "workflow": "/console/workflow"}

    def __init__(self, office: Office) -> None:
        self._office = office
        self._look = Look(office, Path(__file__).parent, keep="public, max-age=300")
        self.headers = {**self._look.headers, hdrs.VARY: VARY}
        self.page = cache(self._page)

    def _page(self, name: str, language: Language) -> str:
        return self._look.text(name, language, table=table(Names(self._office.texts, language)))
