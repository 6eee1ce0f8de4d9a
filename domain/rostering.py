"""How a sheet of the emergency roster (应急名册) is laid out for a street."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Field = Literal[
    "name",
    "phone",
    "group",
    "level",
    "grid",
    "team",
    "above",
    "part",
    "post",
    "duty",
    "skills",
    "agreed",
    "born",
]
Word = Literal[
    "committee", "branch", "team", "convener", "deputy", "leader", "member", "yes", "no", "total"
]

NEEDED: tuple[Field, ...] = ("name", "group")
"""Columns without which a row puts nobody into a group."""


class RosterForm(msgspec.Struct, frozen=True, kw_only=True):
    """How it is read; all of it stands in the pack's roster.yaml.

    `headings` are those each column may have, the likeliest first; `words` what stands in cells
    for each level, part, and for yes and no. `total` begins a line that is nobody.
    """

    headings: Mapping[Field, tuple[str, ...]] = {}
    words: Mapping[Word, tuple[str, ...]] = {}
