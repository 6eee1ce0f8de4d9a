"""A dialogue in YAML: who says what, what they hear, what reaches the others' phones.

    title: 楼道堆物,一句话就立案
    clock: 2026-11-23 10:30            # the street's own time; this Monday morning if left out
    rows: [受理, 派单, 签收]            # the steps of docs/workflow.md that happen in it, no others
    street: streets/micro              # a pack by name, or beside this file; yichuan if left out
    seats:                             # people of the street, bound before it begins
      宜北网格长: {role: grid_chief, grid: yibei}
      城管小周: {role: officer, office: 城管}   # an officer speaks for a role of the pack
      小王: {role: member, phone: "13900000001"}  # on the roster only; `agreed: false`, `bound: false`
    groups:                            # whom an emergency calls; `paste: true`, or a `robot`'s key
      宜北防汛组: {level: team, grid: yibei, team: flood, people: {宜北网格长: convener, 小王: member}}
    telegram: [小李]                   # everybody else uses WeChat
    wecom: [宜北网格长]                 # staff whose application is WeCom
    steps:
      - 王阿姨: 宜川四村12号楼道堆物
        hears: [记下了, 宜北网格]       # every one of these stands in what reached this phone
        never: [对不住]
        refused: 签收                   # this step is tried here, and does not happen
      - 宜北网格长: null                # says nothing, looks at the phone
        hears: [待签收, 楼道堆物]
      - wait: 2h
      - 王阿姨: {pin: [31.265, 121.439]}

Besides words: `{photo: hallway}`, `{voice: …}` (empty: not recognised), `{pin: [lat, lng]}`,
`{follow: scene}`, `{leave: true}`, `{menu: key}`, `{edit: …}` (corrects one's last words),
`{bind: 小王}` (sends the code of a seat that is not `bound`),
`{say: …, times: 3}` (the same delivery three times at once).
"""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from domain.errors import NotUnderstood
from domain.people import Role
from domain.roster import Level, Part

_UNITS = {"s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A seat that a person of the script holds: of the street's staff, or of the roster only.

    Not `bound`: they never sent their code. Not `agreed`: a member who did not consent yet.
    """

    role: Role
    grid: str = ""
    office: str = ""
    outside: bool = False
    micro: str = ""
    phone: str = ""
    deputy: str = ""
    agreed: bool = True
    bound: bool = True


class Circle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of the roster; `above` is one that stands before it, `posts` go by name too."""

    level: Level
    people: dict[str, Part]
    grid: str = ""
    team: str = ""
    above: str = ""
    posts: dict[str, str] = {}
    paste: bool = False
    robot: str = ""


class Step(msgspec.Struct, frozen=True):
    """One step: `who` does `act` (None: only looks); what must and must not reach their phone.

    `refused` names the rows of the table that are tried here and not made.
    """

    who: str
    act: Any
    hears: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    wait: int = 0


class Script(msgspec.Struct, frozen=True):
    """A whole dialogue. `rows` names the rows of the table that its cases go through."""

    title: str
    steps: tuple[Step, ...]
    rows: tuple[str, ...] = ()
    clock: str = "2026-11-23 10:30"
    street: str = "yichuan"
    seats: dict[str, Seat] = {}
    groups: dict[str, Circle] = {}
    telegram: tuple[str, ...] = ()
    wecom: tuple[str, ...] = ()


def read_script(path: Path) -> Script:
    """The script in a file. Raises `NotUnderstood` with what is wrong in it."""
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
        steps = [_step(step) for step in raw.pop("steps")]
        if "clock" in raw:
            raw["clock"] = str(raw["clock"])
        if "/" in raw.get("street", ""):
            raw["street"] = str(path.parent / raw["street"])
        return msgspec.convert({**raw, "steps": steps}, Script)
    except (yaml.YAMLError, msgspec.ValidationError, KeyError, ValueError, AttributeError) as error:
        raise NotUnderstood(f"{path.name}: {error}") from error


def _step(raw: dict[str, Any]) -> dict[str, Any]:
    wait = _duration(str(raw.pop("wait"))) if "wait" in raw else 0
    listened = ("refused",) if wait else ("hears", "never", "refused")
    expected = {key: _several(raw.pop(key)) for key in listened if key in raw}
    if wait and not raw:
        return {"who": "", "act": None, "wait": wait} | expected
    if wait or len(raw) != 1:
        raise ValueError(f"a step has one speaker: {raw}")
    [(who, act)] = raw.items()
    return {"who": str(who), "act": act} | expected


def _several(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _duration(text: str) -> int:
    for unit in ("min", "s", "h", "d"):
        if text.endswith(unit):
            return int(float(text.removesuffix(unit)) * _UNITS[unit])
    raise ValueError(f"not a duration: {text}")
