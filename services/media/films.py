"""Films in the ISO family (MP4, MOV, 3GP) lose where they were taken, and nothing else moves.

A phone writes the place beside the pictures: as notes of the film or of a track (`udta`, `meta`),
as XMP (`uuid`), or as a track of positions. Such boxes become `free` ones of the same length, so
that every offset in the file stays right and nothing has to be decoded.
Sources: ISO/IEC 14496-12; QuickTime File Format (Apple), «User data atoms», «Metadata».
"""

import mmap
import struct
from collections.abc import Iterator
from itertools import islice, repeat
from typing import BinaryIO, NamedTuple

from services.media.port import Unfit

_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"wide"})
_MOVIE = frozenset({b"mvhd", b"trak", b"mvex", b"iods"})
_TRACK = frozenset({b"tkhd", b"edts", b"mdia", b"tref", b"tapt", b"clef"})
_MEDIA = frozenset({b"mdhd", b"hdlr", b"minf", b"elng"})
"""The boxes that a player needs; every other one at these levels is blanked."""

_SHOWN = (b"vide", b"soun")


class Box(NamedTuple):
    """A box in the file: from `start`, its content from `body`, to before `end`."""

    kind: bytes
    start: int
    body: int
    end: int


def cleaned(body: BinaryIO) -> str:
    """Blank in `body` itself what only tells about the film; its media type. Raises `Unfit`.

    `body` has to be a real file without a buffer, which would still show what was blanked.
    """
    with mmap.mmap(body.fileno(), 0) as data:
        try:
            return _cleaned(data)
        except (struct.error, IndexError, OverflowError):
            raise Unfit("broken") from None


def _cleaned(data: mmap.mmap) -> str:
    top = list(_boxes(data, 0, len(data)))
    movies = [box for box in top if box.kind == b"moov"]
    if len(movies) != 1 or not any(box.kind in (b"mdat", b"moof") for box in top):
        raise Unfit("broken")
    shown = _movie(data, movies[0], [box for box in top if box.kind == b"mdat"])
    _keep(data, top, _TOP)
    if not shown:
        raise Unfit("kind")
    brand = data[top[0].body : top[0].body + 4]
    if b"vide" not in shown:
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _movie(data: mmap.mmap, movie: Box, contents: list[Box]) -> set[bytes]:
    """Clean the film's index; what its tracks show."""
    inner = list(_boxes(data, movie.body, movie.end))
    shown, left = set(), len(data)
    for track in (box for box in inner if box.kind == b"trak"):
        handler = _handler(data, track)
        if handler in _SHOWN:
            shown.add(handler)
            _track(data, track)
        else:
            left -= _blank_samples(data, track, contents, left)
            _blank(data, track)
    _keep(data, inner, _MOVIE)
    return shown


def _track(data: mmap.mmap, track: Box) -> None:
    inner = list(_boxes(data, track.body, track.end))
    for media in (box for box in inner if box.kind == b"mdia"):
        _keep(data, _boxes(data, media.body, media.end), _MEDIA)
    _keep(data, inner, _TRACK)


def _handler(data: mmap.mmap, track: Box) -> bytes:
    """What a track holds: `vide`, `soun`, or something that nobody sees or hears."""
    found = _inside(data, track, b"mdia", b"hdlr")
    return data[found.body + 8 : found.body + 12] if found else b""


def _blank_samples(data: mmap.mmap, track: Box, contents: list[Box], left: int) -> int:
    """Overwrite what a track that is dropped has in the film's content (GoPro's positions).

    Returns how many bytes those are; more than are `left` is `Unfit`, since tables can lie.
    """
    table = _inside(data, track, b"mdia", b"minf", b"stbl")
    found = {box.kind: box for box in _boxes(data, table.body, table.end)} if table else {}
    if not {b"stsc", b"stsz"} <= found.keys():
        return 0
    sizes, total = _sizes(data, found[b"stsz"]), 0
    for offset, samples in _chunks(data, found):
        length = 0
        for size in islice(sizes, samples):
            length += size
            if total + length > left:
                raise Unfit("broken")
        total += length
        _overwrite(data, offset, offset + length, contents)
    return total


def _overwrite(data: mmap.mmap, start: int, stop: int, contents: list[Box]) -> None:
    """Blank from `start` to `stop`, and only where it is content: a table could name the index."""
    for content in contents:
        first, last = max(start, content.body), min(stop, content.end)
        if first < last:
            data[first:last] = bytes(last - first)


def _sizes(data: mmap.mmap, box: Box) -> Iterator[int]:
    alike, count = struct.unpack_from(">II", data, box.body + 4)
    if alike:
        return repeat(alike, count)
    return (n for (n,) in struct.iter_unpack(">I", _table(data, box, 12, count, 4)))


def _chunks(data: mmap.mmap, found: dict[bytes, Box]) -> Iterator[tuple[int, int]]:
    """Where each chunk of a track begins, and how many samples it has."""
    place = found.get(b"stco") or found.get(b"co64")
    if place is None:
        return
    width, form = (8, ">Q") if place.kind == b"co64" else (4, ">I")
    (count,) = struct.unpack_from(">I", data, place.body + 4)
    offsets = struct.iter_unpack(form, _table(data, place, 8, count, width))
    (runs,) = struct.unpack_from(">I", data, found[b"stsc"].body + 4)
    table = _table(data, found[b"stsc"], 8, runs, 12)
    per_chunk = {first: n for first, n, _ in struct.iter_unpack(">III", table)}
    samples = 0
    for number, (offset,) in enumerate(offsets, 1):
        samples = per_chunk.get(number, samples)
        yield offset, samples


def _table(data: mmap.mmap, box: Box, head: int, count: int, width: int) -> bytes:
    """The rows of a table box. Raises `Unfit` where it promises more than it has."""
    start = box.body + head
    if start + count * width > box.end:
        raise Unfit("broken")
    return data[start : start + count * width]


def _inside(data: mmap.mmap, box: Box, *path: bytes) -> Box | None:
    """The box that lies in `box` along this path."""
    for kind in path:
        inner = (b for b in _boxes(data, box.body, box.end) if b.kind == kind)
        if (found := next(inner, None)) is None:
            return None
        box = found
    return box


def _boxes(data: mmap.mmap, start: int, end: int) -> Iterator[Box]:
    """The boxes that lie side by side from `start` and fill everything to `end`, or `Unfit`."""
    while start < end:
        size, kind = struct.unpack_from(">I4s", data, start)
        body = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        elif size == 0:
            size = end - start
        if size < body - start or start + size > end:
            raise Unfit("broken")
        yield Box(kind, start, body, start + size)
        start += size


def _keep(data: mmap.mmap, boxes: Iterator[Box] | list[Box], kinds: frozenset[bytes]) -> None:
    for box in boxes:
        if box.kind not in kinds:
            _blank(data, box)


def _blank(data: mmap.mmap, box: Box) -> None:
    """The same length of nothing."""
    data[box.start + 4 : box.start + 8] = b"free"
    data[box.body : box.end] = bytes(box.end - box.body)
