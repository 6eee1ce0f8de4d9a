"""The console's pages: one layout, one style, a template each; made once in every language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aiohttp import hdrs
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from domain.session import Language
from services.cases.named import Names
from services.office import Office
from services.texts import LANGUAGES
from web.console.workflow import table
from web.guarded import headers

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "style.css").read_text("utf-8")

HEADERS = {
    **headers(STYLE, keep="public, max-age=300"),
    hdrs.VARY: hdrs.ACCEPT_LANGUAGE,
}
"""Nothing here is about anybody, so it may be kept for five minutes by whoever stands between."""


class Pages:
    """What can be read without signing in."""

    paths: Mapping[str, str] = {"index": "/console/", "workflow": "/console/workflow"}

    def __init__(self, office: Office) -> None:
        self._office = office
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(),
            trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
        )  # fmt: skip
        self.page = cache(self._page)

    def _page(self, name: str, language: Language) -> str:
        texts = self._office.texts

        def say(id: str, **facts: str | int) -> str:
            return texts.say(language, id, **facts)

        return self._templates.get_template(f"{name}.html").render(
            say=say, language=language, languages=LANGUAGES, style=Markup(STYLE),  # noqa: S704  our own file
            street=self._office.street.name, table=table(Names(texts, language)),
        )  # fmt: skip
