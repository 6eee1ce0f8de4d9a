"""The number of the whole store's schema, so that an older program never writes into a newer one."""

from domain.errors import Unavailable

SCHEMA = 1
"""Raised with every release after which an older program would read or write wrongly."""


def refuse_newer(found: int) -> None:
    """`Unavailable` where the store was written by a newer program than this one."""
    if found > SCHEMA:
        raise Unavailable(
            f"The store has schema {found}, this program knows {SCHEMA}: run the newer program, "
            "or restore the backup made before it ran."
        )
