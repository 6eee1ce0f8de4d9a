"""Open311 GeoReport v2 for other systems: `/open311/v2/…`, JSON and XML, read and write.

Off unless a key is set (`XINYI_KEYS`); a report is answered once it is kept.
"""

from web.open311.routes import routes

__all__ = ["routes"]
