"""Older shapes of a document, brought to today's on the way out of the store."""

from typing import Any

import msgspec

from storage.kinds import D, Kind


def lifted(kind: Kind[D], raw: dict[str, Any]) -> D:
    """A stored record as today's document; `lift` of its class does the steps between."""
    if raw["shape"] < kind.shape:
        raw = {**kind.type.lift(raw), "shape": kind.shape}
    return msgspec.convert(raw, kind.type, str_keys=True)
