"""What cannot be granted, in the shape of the specification: 400, 403 or 404, and why."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import NamedTuple


class Why(NamedTuple):
    """One reason: the sentence's id, and what it tells of."""

    id: str
    facts: dict[str, str | int]


class Refused(Exception):
    """A request that is not granted; every reason is told at once."""

    def __init__(self, status: HTTPStatus, whys: Sequence[Why]) -> None:
        super().__init__(status.phrase)
        self.status, self.whys = status, whys


def wrong(id: str, /, **facts: str | int) -> Refused:
    """The caller has to mend it."""
    return Refused(HTTPStatus.BAD_REQUEST, [Why(id, facts)])


def unknown(id: str, /, **facts: str | int) -> Refused:
    """There is no such thing, or not for this caller."""
    return Refused(HTTPStatus.NOT_FOUND, [Why(id, facts)])
