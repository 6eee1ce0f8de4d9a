"""Voices: AMR (WeChat, WeCom) and Ogg (Telegram), walked through to their very end.

A magic number says how a file begins; what follows could be anything. Neither format can hold a
position, so what is sound is kept as it came.
Sources: RFC 4867 section 5 (AMR), RFC 3533 (Ogg), RFC 7845 (Opus in it).
"""

from collections.abc import Mapping
from typing import BinaryIO

from services.media.port import Unfit

_NARROW = dict(enumerate((13, 14, 16, 18, 20, 21, 27, 32, 6))) | {15: 1}
_WIDE = dict(enumerate((18, 24, 33, 37, 41, 47, 51, 59, 61, 6))) | {14: 1, 15: 1}
"""Bytes of a frame with its head, by frame type."""

_OGG_HEAD = 27
_CODECS = (b"OpusHead", b"\x01vorbis", b"Speex   ")


def recognised(start: bytes, body: BinaryIO) -> str:
    """The sound's media type, "" for another sort of file. Raises `Unfit` for a damaged one."""
    if start.startswith(b"#!AMR\n"):
        return _amr(body, 6, _NARROW, "audio/amr")
    if start.startswith(b"#!AMR-WB\n"):
        return _amr(body, 9, _WIDE, "audio/amr-wb")
    if start.startswith(b"OggS"):
        return _ogg(body)
    return ""


def _amr(body: BinaryIO, head: int, sizes: Mapping[int, int], mime: str) -> str:
    """Frame after frame; the last one may be cut off, as it is when somebody lets go."""
    data = _all(body)
    at = head
    while at < len(data):
        size = sizes.get(data[at] >> 3 & 15, 0)
        if not size or data[at] & 0x83:
            raise Unfit("broken")
        at += size
    if at == head:
        raise Unfit("broken")
    return mime


def _ogg(body: BinaryIO) -> str:
    """Page after page, and the first one names a codec for voices or music."""
    data = _all(body)
    at = 0
    while at < len(data):
        if data[at : at + 5] != b"OggS\0" or len(data) < at + _OGG_HEAD:
            raise Unfit("broken")
        table = data[at + _OGG_HEAD : at + _OGG_HEAD + data[at + 26]]
        content = at + _OGG_HEAD + data[at + 26]
        if at == 0 and not data[content:].startswith(_CODECS):
            raise Unfit("kind")
        at = content + sum(table)
    if at > len(data):
        raise Unfit("broken")
    return "audio/ogg"


def _all(body: BinaryIO) -> bytes:
    body.seek(0)
    return body.read()
