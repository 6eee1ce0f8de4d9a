"""The page itself, in the reader's language."""

from pathlib import Path

from aiohttp import web

from services.office import Office
from services.texts import LANGUAGES
from web.case.view import View
from web.look import Look


class Pages:
    """The rendered pages of one street. Nothing of them is kept by whoever stands between."""

    languages = LANGUAGES

    def __init__(self, office: Office) -> None:
        self._look = Look(office, Path(__file__).parent)
        self.told, self.elsewhere = self._look.told, self._look.elsewhere

    def case(self, view: View, word: str) -> web.Response:
        """A case; `word` is what its form has to repeat."""
        return self._look.page("page", view.language, view=view, word=word)
