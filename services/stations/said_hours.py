"""Opening hours as people say them («周一到周五8点到20点») in the words of OSM opening_hours."""

import re

from services.stations.osm import parsed

_ALWAYS = re.compile(r"24\s*(?:小时|小時|h\b|hours)|24/7|全天", re.IGNORECASE)
_DAYS = (
    (
        "Mo-Fr",
        re.compile(r"工作日|[周週]一\s*[到至~-]\s*[周週]?五|weekdays|mon-fri", re.IGNORECASE),
    ),
    ("Mo-Sa", re.compile(r"[周週]一\s*[到至~-]\s*[周週]?六|mon-sat", re.IGNORECASE)),
    ("Sa,Su", re.compile(r"[周週]末|双休日|雙休日|weekends", re.IGNORECASE)),
)
_MOMENT = r"(\d{1,2})(?:[:：](\d{2})|[点點时時](半)?)?"
_TIMES = re.compile(
    rf"(?<![\d号號]){_MOMENT}\s*(?:[-\u2013\u2014~\uff5e到至]+)\s*{_MOMENT}(?![\d号號楼樓弄室])"
)


def hours_said(text: str) -> str:
    """The hours in these words, every day where no days are named; "" where none are understood."""
    if _ALWAYS.search(text):
        return "24/7"
    times = [_span(found) for found in _TIMES.finditer(text)]
    if not times or "" in times:
        return ""
    days = next((name for name, pattern in _DAYS if pattern.search(text)), "")
    hours = f"{days} {','.join(times)}".strip()
    return hours if parsed(hours) else ""


def _span(found: re.Match[str]) -> str:
    first, last = _minute(*found.groups()[:3]), _minute(*found.groups()[3:])
    if first >= 24 * 60 or last > 24 * 60 or first == last:
        return ""
    return f"{first // 60:02}:{first % 60:02}-{last // 60:02}:{last % 60:02}"


def _minute(hour: str, minute: str | None, half: str | None) -> int:
    return int(hour) * 60 + (30 if half else int(minute or 0))
