"""Names in SQL."""


def quoted(name: str) -> str:
    """A name for SQL. Names come from our classes, never from people; this keeps words whole."""
    return '"' + name.replace('"', '""') + '"'
