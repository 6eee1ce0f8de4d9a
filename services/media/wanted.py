"""Where fetching begins: whatever a message brought is asked for in the commit that writes it down."""

from domain.case import Words
from domain.fetch import wanted
from services.unit import Unit


def ask_for(unit: Unit, channel: str, account: str) -> None:
    """Have the photos, voices and films fetched that this unit's new words carry."""
    for words in unit.made(Words):
        for fetch in wanted(words, channel, account):
            unit.insert(fetch)
