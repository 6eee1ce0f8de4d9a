"""Words that are erased let go of their files; the sweep throws these away."""

from domain.case import Words
from domain.fetch import Fetch, FileUse
from services.unit import Unit
from storage.port import eq


async def let_go(unit: Unit, words: Words) -> None:
    """Nothing of what these words carried is named or fetched after the unit's commit."""
    of_them = [eq("words", words.id)]
    for use in await unit.store.find(FileUse, of_them):
        unit.delete(use)
    for fetch in await unit.store.find(Fetch, of_them):
        unit.delete(fetch)
