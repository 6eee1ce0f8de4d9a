"""Reports of other systems in and out, as Open311 GeoReport v2 means them (docs/adr)."""
