"""Words that are erased let go of their files; the sweep throws these away."""

from domain.case import Words
from domain.fetch import Fetch, FileUse
from domain.screening import Screening
from services.unit import Unit
from storage.port import eq


async def let_go(unit: Unit, words: Words) -> None:
    """Nothing of these words is named, fetched or looked at by others after the unit's commit."""
    of_them = [eq("words", words.id)]
    for kind in (FileUse, Fetch, Screening):
        for one in await unit.store.find(kind, of_them):
            unit.delete(one)
