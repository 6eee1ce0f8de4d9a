"""The embedded store: one file, one server, nothing to install."""

from storage.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
