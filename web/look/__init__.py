"""How our pages look: one layout, one set of colours, sizes and forms, in the light and in the dark.

A room's folder has templates over `layout.html` and a `style.css` for what is its own.
"""

import re
from functools import partial
from http import HTTPStatus
from pathlib import Path

from aiohttp import hdrs, web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from domain.session import Language
from services.office import Office
from services.texts import LANGUAGES
from web.look.guarded import headers

FOLDER = Path(__file__).parent
BASE = (FOLDER / "base.css").read_text("utf-8")


def colour(name: str) -> str:
    """One of the light scheme, for what cannot see the page's own: WeChat's tags."""
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}})", BASE)
    assert found, name
    return found[1]


class Look:
    """The pages of one room, rendered; `keep` says who may keep them for how long.

    `files` and `pictures` are what `guarded.headers` lets in besides.
    """

    def __init__(
        self,
        office: Office,
        folder: Path,
        keep: str = "private, no-store",
        *,
        files: str = "",
        pictures: str = "",
    ) -> None:
        self._office, self._folder = office, folder
        self._allow = partial(headers, keep=keep, files=files, pictures=pictures)
        self.style = BASE + (folder / "style.css").read_text("utf-8")
        self.headers = self._allow(self.style)
        self._templates = Environment(
            loader=FileSystemLoader([folder, FOLDER]), autoescape=select_autoescape(),
            trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
        )  # fmt: skip

    def text(self, name: str, language: Language, *, script: str = "", **content: object) -> str:
        """The template of that name with its content."""

        def say(id: str, **facts: str | int) -> str:
            return self._office.texts.say(language, id, **facts)

        return self._templates.get_template(f"{name}.html").render(
            say=say, language=language, languages=LANGUAGES, street=self._office.street.name,
            style=Markup(self.style), script=Markup(script), colour=colour, **content,  # noqa: S704  our own files
        )  # fmt: skip

    def page(
        self,
        name: str,
        language: Language,
        *,
        status: int = 200,
        script: str = "",
        **content: object,
    ) -> web.Response:
        """The page, for whoever asked, packed where they can unpack; it may run this one script."""
        text = self.text(name, language, script=script, **content)
        told = {**self._allow(self.style, script=script), hdrs.VARY: hdrs.ACCEPT_ENCODING}
        answer = web.Response(text=text, status=status, content_type="text/html", headers=told)
        answer.enable_compression()
        return answer

    def told(self, id: str, status: int) -> web.Response:
        """What went wrong, in all languages: whose link it was is not known, or not to be told."""
        said = [(language, self._office.texts.say(language, id)) for language in LANGUAGES]
        return self.page("told", LANGUAGES[0], status=status, said=said)

    def elsewhere(self, path: str) -> web.Response:
        """After an act: the page is asked for anew, so that reloading it does nothing twice."""
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={**self.headers, "Location": path})
