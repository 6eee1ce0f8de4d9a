"""A small street pack on disk, to be spoilt in one place and read again."""

from pathlib import Path

STREET = """\
id: lane
name: 样子街道
prefix: LN
bot_name: 小样
city: 某市
zone: Asia/Shanghai
inherits: [common]
centre_point: [31.26, 121.44]
precision: 50
divider: 铁路
railway: [[31.26, 121.42], [31.26, 121.46]]
outline: [[31.25, 121.43], [31.27, 121.43], [31.27, 121.45], [31.25, 121.45]]
grids:
  - id: north
    name: 北网格
    hint: 铁路北边
    side: north
    source: made
    outline: [[31.26, 121.43], [31.27, 121.43], [31.27, 121.45], [31.26, 121.45]]
  - id: south
    name: 南网格
    hint: 铁路南边
    side: south
    source: made
    outline: [[31.25, 121.43], [31.26, 121.43], [31.26, 121.45], [31.25, 121.45]]
"""
PLACES = """\
places:
  - id: village
    name: 北村
    kind: village
    grid: north
    aliases: [北边的村]
    at: [31.265, 121.44]
    source: made
  - id: neighbour
    name: 隔壁公园
    kind: park
    outside: 隔壁街道
    at: [31.28, 121.44]
    source: made
"""
STATIONS = """\
stations:
  - id: stop
    name: 北村驿站
    kind: rider_station
    at: [31.266, 121.441]
    hours: Mo-Fr 08:30-17:00
    facilities: [water, rest]
    source: made
"""


class Folder:
    """The pack's files; `spoil` changes one of them and says on which line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in (("street", STREET), ("places", PLACES), ("stations", STATIONS)):
            self.write(f"{name}.yaml", text)

    def write(self, file: str, text: str) -> None:
        """Put a whole file there."""
        (self.path / file).write_text(text, encoding="utf-8")

    def spoil(self, file: str, old: str, new: str) -> int:
        """Replace `old` by `new`, once; the line on which it stood."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is not once in {file}"
        self.write(file, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def name(self, file: str) -> str:
        """A file as faults name it."""
        return str(self.path / file)
