"""Somebody's tiles below the lines, where an operator names them; without, nobody else is asked."""

from urllib.parse import urlsplit

import msgspec


class Tiles(msgspec.Struct, frozen=True):
    """An address with {z}, {x} and {y}, and the words that its owner wants to be shown."""

    address: str = ""
    credit: str = ""

    @property
    def host(self) -> str:
        """Where its pictures come from; "" for nowhere."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def tiles_of(said: str) -> Tiles:
    """From the setting: the address, then the words after a space."""
    address, _, credit = said.partition(" ")
    return Tiles(address, credit.strip())
