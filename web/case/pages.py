"""The page itself: a template, its style, and headers that let nothing else in."""

from http import HTTPStatus
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from services.office import Office
from services.texts import LANGUAGES
from web.case.view import View
from web.guarded import headers

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "style.css").read_text("utf-8")

HEADERS = headers(STYLE, keep="private, no-store")
"""Only our own pictures and this one style; nothing is kept, framed, found or told elsewhere."""


class Pages:
    """The rendered pages of one street."""

    languages = LANGUAGES

    def __init__(self, office: Office) -> None:
        self._office = office
        environment = Environment(
            loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(),
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._case = environment.get_template("page.html")
        self._told = environment.get_template("told.html")

    def case(self, view: View, word: str) -> web.Response:
        """A case; `word` is what its form has to repeat."""

        def say(id: str, **facts: str | int) -> str:
            return self._office.texts.say(view.language, id, **facts)

        text = self._case.render(
            view=view, say=say, word=word, style=Markup(STYLE),  # noqa: S704  our own file
            street=self._office.street.name, languages=LANGUAGES,
        )  # fmt: skip
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    def elsewhere(self, path: str) -> web.Response:
        """After an act: the page is asked for anew, so that reloading it does nothing twice."""
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={**HEADERS, "Location": path})

    def told(self, id: str, status: int) -> web.Response:
        """What went wrong, in all languages: whose link it was is not known, or not to be told."""
        said = [(language, self._office.texts.say(language, id)) for language in LANGUAGES]
        text = self._told.render(
            said=said, style=Markup(STYLE), street=self._office.street.name,  # noqa: S704
        )  # fmt: skip
        return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)
