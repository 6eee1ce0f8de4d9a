"""A font with Chinese characters, wherever this machine keeps one; without it nothing can be drawn."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
"""Where Debian, Alpine, Red Hat, macOS and Windows keep them; `fonts` in the user's own data besides."""

NAMES = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    "PingFang.ttc", "Hiragino Sans GB.ttc", "STHeiti Medium.ttc", "msyh.ttc", "simhei.ttf",
    "DroidSansFallbackFull.ttf",
)  # fmt: skip
"""The best first."""

FACES = {"NotoSansCJK-Regular.ttc": 2}
"""Which face of a collection has simplified characters, where it is not the first."""


class Font(NamedTuple):
    """A font's file and, of a collection, the number of the face with simplified characters."""

    file: str
    face: int = 0


@cache
def chinese() -> Font | None:
    """The best that is here, None where there is none."""
    own = Path.home() / ".local" / "share" / "fonts"
    return found_in((*FOLDERS, own))


def found_in(folders: Iterable[Path]) -> Font | None:
    """The best in these folders and those below them."""
    there = [
        file for folder in folders if folder.is_dir() for file in folder.rglob("*.[oOtT][tT][cCfF]")
    ]
    by_name = {file.name: file for file in reversed(there)}
    best = next((by_name[name] for name in NAMES if name in by_name), None)
    return Font(str(best), FACES.get(best.name, 0)) if best else None
