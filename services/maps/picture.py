"""Which map somebody gets drawn, as a signed link: the drawing waits until it is looked at.

The same wish has the same link all day, so that it is drawn once. The link tells a position to
100 m only, and no person.
"""

import msgspec
from msgspec.structs import replace

from domain.errors import NotGenuine
from domain.geo import Point
from domain.links import Claim
from domain.session import Language
from services.office import Office

DAY = 24 * 3_600_000
MOST = 9
"""Stations on a picture: one digit each."""

PATH = "/map/picture/"

CELL = 3
"""Decimals of a degree: about 100 m."""


class Wanted(msgspec.Struct, frozen=True):
    """From where (None: the whole street), which stations (their ids, nearest first), for whom."""

    at: Point | None
    stations: tuple[str, ...]
    language: Language


def path(office: Office, wanted: Wanted, now: int) -> str:
    """Where the picture is to be had, today and tomorrow."""
    at = wanted.at and (round(wanted.at[0], CELL), round(wanted.at[1], CELL))
    what = msgspec.json.encode(replace(wanted, at=at, stations=wanted.stations[:MOST])).decode()
    claim = Claim("map", what, "", (now // DAY + 2) * DAY)
    return PATH + office.signer.token(claim)


def read(office: Office, token: str, now: int) -> Wanted:
    """What a link is of. Raises `NotGenuine` (`Expired` among them)."""
    claim = office.signer.read(token, "map", now)
    try:
        return msgspec.json.decode(claim.object, type=Wanted)
    except msgspec.MsgspecError:
        raise NotGenuine("this link is of another release") from None
