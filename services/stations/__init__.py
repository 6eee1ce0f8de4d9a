"""The map 「新宜满满」: which station is near, open, and has what somebody needs."""

from services.stations.hours import Opening
from services.stations.index import Index, street_index
from services.stations.links import amap, tencent
from services.stations.search import Found, listed, nearest, opening_of
from services.stations.week import Days, week

__all__ = [
    "Days",
    "Found",
    "Index",
    "Opening",
    "amap",
    "listed",
    "nearest",
    "opening_of",
    "street_index",
    "tencent",
    "week",
]
