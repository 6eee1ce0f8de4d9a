"""One thing that was sent, as it lies among our files."""

from typing import NamedTuple

from domain.case import Words
from domain.errors import NotFound


class Shown(NamedTuple):
    """What a link shows: the file's name among ours, and its media type."""

    file: str
    mime: str


def of(words: Words, number: int, *, small: bool = False) -> Shown:
    """What was sent with these words as their medium `number`, `small` its preview.

    Raises `NotFound` where it is not among our files.
    """
    if number >= len(words.media):
        raise NotFound("nothing was sent, or it was erased")
    media = words.media[number]
    shown = Shown(media.preview, "image/jpeg") if small else Shown(media.file, media.mime)
    if not shown.file:
        raise NotFound("no file")
    return shown
