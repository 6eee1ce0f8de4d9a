"""Ids for documents: opaque, unique without asking anybody, sortable by the time they were made."""

import secrets


def new_id(now: int) -> str:
    """A fresh id; ids made later (ms) sort behind ids made earlier."""
    return f"{now:012x}{secrets.token_hex(6)}"
