"""API v1 (`/api/v1/…`) for other programs: JSON in, JSON out, problems in the caller's language."""
