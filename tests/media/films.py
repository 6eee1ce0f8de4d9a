"""Films and voices as phones make them, box by box."""

import struct

PLACE = b"+31.2468+121.4345/"
PICTURES = b"\x11PICTURES\x22" * 40
POSITIONS = b"31.2468,121.4345;" * 8
BEGIN, END = b"PICTURES-BEGIN", b"SOUND-END"


def box(kind: bytes, *content: bytes) -> bytes:
    """A box with its length in front."""
    inside = b"".join(content)
    return struct.pack(">I", 8 + len(inside)) + kind + inside


def full(kind: bytes, *content: bytes) -> bytes:
    """A box that also has a version and flags."""
    return box(kind, bytes(4), *content)


def numbers(*values: int) -> bytes:
    """32-bit numbers."""
    return struct.pack(f">{len(values)}I", *values)


def track(handler: bytes, offsets: list[int], sizes: list[int], *more: bytes, wide: bool) -> bytes:
    """A track with a chunk for each of its samples."""
    place = (
        full(b"co64", numbers(len(offsets)), struct.pack(f">{len(offsets)}Q", *offsets))
        if wide
        else full(b"stco", numbers(len(offsets)), numbers(*offsets))
    )
    table = box(
        b"stbl",
        full(b"stsd", numbers(0)),
        full(b"stsc", numbers(1), numbers(1, 1, 1)),
        full(b"stsz", numbers(0, len(sizes)), numbers(*sizes)),
        place,
    )
    media = box(
        b"mdia",
        full(b"mdhd", bytes(20)),
        full(b"hdlr", bytes(4), handler, bytes(12), b"Handler\0"),
        box(b"minf", table),
    )
    return box(b"trak", full(b"tkhd", bytes(80)), media, *more)


def film(
    brand: bytes = b"isom", *, seen: bytes = b"vide", wide: bool = False, more: bytes = b""
) -> bytes:
    """Everything a phone writes about where it was, in all the places there are."""
    head = box(b"ftyp", brand, bytes(4), brand)
    content = BEGIN + PICTURES + POSITIONS + PICTURES + POSITIONS + END
    start = len(head) + 8
    here = start + len(BEGIN)
    there = here + len(PICTURES)
    again = there + len(POSITIONS)
    last = again + len(PICTURES)
    note = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE))
    key = b"com.apple.quicktime.location.ISO6709"
    keys = box(b"meta", full(b"keys", numbers(1, len(key) + 8), b"mdta", key), PLACE)
    movie = box(
        b"moov",
        full(b"mvhd", bytes(96)),
        track(seen, [here, again], [len(PICTURES)] * 2, note, wide=wide),
        track(b"meta", [there, last], [len(POSITIONS)] * 2, wide=wide),
        note,
        keys,
    )
    xmp = box(b"uuid", b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac", PLACE)
    return head + box(b"mdat", content) + xmp + movie + box(b"free", PLACE) + more


def page(content: bytes, *, first: bool = False) -> bytes:
    """A page of an Ogg stream."""
    table = bytes([255] * (len(content) // 255) + [len(content) % 255])
    return b"OggS\0" + bytes([2 * first]) + bytes(20) + bytes([len(table)]) + table + content


def ogg(codec: bytes = b"OpusHead", *, more: bytes = b"") -> bytes:
    """A voice as Telegram sends it."""
    return (
        page(codec + bytes(11), first=True) + page(b"OpusTags" + bytes(8)) + page(b"x" * 600) + more
    )


def amr(frames: int = 50, *, wide: bool = False, more: bytes = b"") -> bytes:
    """A second of a voice as WeChat sends it; the last frame says that nothing was heard."""
    mark, frame = (
        (b"#!AMR-WB\n", b"\x44" + bytes(60)) if wide else (b"#!AMR\n", b"\x3c" + bytes(31))
    )
    return mark + frame * frames + b"\x7c" + more
