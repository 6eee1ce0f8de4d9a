"""Things to try, said in the street's own place names."""

from collections.abc import Mapping

from domain.street import Place, Point, Street

LAST = "{n}"
"""The page puts the last case number it has heard of in its place."""

HOMES = ("village", "estate", "lane")


def chips(street: Street) -> Mapping[str, tuple[str, ...]]:
    """Sentences per role, the most telling first."""
    home = _home(street)
    return {
        "resident": (
            f"{home}12号楼道堆物", "路灯不亮", "闻到煤气味", f"{LAST}号怎么样了", "还有，垃圾也没人收",
            "行", "没好", "一卡通怎么办", "人工", "帮助",
        ),
        "rider": (
            "附近哪里能充电", "半夜能歇脚的", "哪里有热水", "能热饭的地方", "找厕所", "关门", "帮助",
        ),
        "convener": (
            f"演练 集结 {_grid(street)} 防汛 现在 {home}门口 带雨衣", "预告 集1", "确认 集1", "人数",
            "更新 集1 改到北门", "解除 集1",
        ),
        "member": ("收到", "在路上", "到岗", "来不了 孩子病了", "我的岗位"),
        "volunteer": ("收到", "来不了", "我的岗位"),
        "chief": (
            "待办", f"接单 {LAST}", f"联系 {LAST} 已电话联系，下午上门", f"办结 {LAST} 已清理",
            f"详情 {LAST}", "帮助",
        ),
    }  # fmt: skip


def group(street: Street) -> str:
    """The chat of the group that drills call."""
    return f"{_grid(street)}应急组"


def tour(street: Street) -> Mapping[str, str | Point | None]:
    """What the guided round needs: the grid and the place where the first sample sentence plays."""
    homes = _homes(street)
    first = homes[0].grid if homes else (street.grids[0].id if street.grids else "")
    return {"grid": first, "at": homes[0].at if homes else None}


def scenes(street: Street) -> list[dict[str, str]]:
    """Codes that hang in a street: the scene is the place that the code stands for."""
    home = _home(street)
    stations = [s.name for s in street.stations if s.at] or [f"{street.name}驿站"]
    return [
        {"label": "电梯", "scene": f"{home}12号电梯"},
        {"label": "楼道", "scene": f"{home}12号楼道"},
        {"label": "驿站", "scene": stations[0]},
    ]


def _grid(street: Street) -> str:
    return street.grids[0].name if street.grids else street.name


def _home(street: Street) -> str:
    homes = _homes(street)
    return homes[0].name if homes else street.name


def _homes(street: Street) -> list[Place]:
    """Places to live in whose grid is known; those on the map first."""
    inside = [p for p in street.places if p.kind in HOMES and p.grid and not p.outside]
    return sorted(inside, key=lambda p: p.at is None)
