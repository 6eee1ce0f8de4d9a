"""What was learnt, kept for the next start: fitting anew takes longer than all the rest of it.

The file is only ever a copy of what would be learnt again: it counts while it is whole and was
made from the same data by the same code, and where it cannot be read or written nothing is lost.
"""

import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from domain.street import Street
from services.understanding.learning import Learned, learn, urgencies
from services.understanding.lexicon import Lexicon
from services.understanding.normalise import Normaliser

CODE = ("bayes", "labels", "learning", "lexicon", "mending", "normalise")
"""The modules that decide what is learnt from the data."""

PROOF = 32
"""Bytes of a SHA-256: the file begins with that of its data, then that of the rest."""


def recalled(street: Street, lexicon: Lexicon, plain: Normaliser, folder: Path | None) -> Learned:
    """What was learnt from exactly this; learnt now, and kept, where there is nothing."""
    if folder is None:
        return learn(street, lexicon, plain)
    file = folder / f"learned-{street.id}"
    origin = _origin(street, lexicon, plain)
    with suppress(OSError, msgspec.MsgspecError):
        found = file.read_bytes()
        if found[:PROOF] == origin and found[PROOF : 2 * PROOF] == _proof(found[2 * PROOF :]):
            return msgspec.msgpack.decode(found[2 * PROOF :], type=Learned)
    learned = learn(street, lexicon, plain)
    with suppress(OSError):
        body = msgspec.msgpack.encode(learned)
        _write(file, origin + _proof(body) + body)
    return learned


def _origin(street: Street, lexicon: Lexicon, plain: Normaliser) -> bytes:
    """What stands for everything that the result depends on."""
    here = Path(__file__).parent
    code = [(here / f"{name}.py").read_bytes() for name in CODE]
    data = (sys.version, urgencies(street), lexicon, plain.script, code)
    return _proof(msgspec.msgpack.encode(data))


def _proof(data: bytes) -> bytes:
    return sha256(data).digest()


def _write(file: Path, data: bytes) -> None:
    """All of it or nothing, whoever else starts at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
