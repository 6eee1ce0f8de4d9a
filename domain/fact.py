"""What every record of a street pack says of itself."""

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record comes from. Unconfirmed facts are shown as such; samples never reach production.

    `source` is a page, a seed's title or 'composed'; `note` says what is still open.
    """

    source: str
    confirmed: bool = False
    sample: bool = False
    note: str = ""
