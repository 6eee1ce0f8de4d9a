"""The documents of the roster, for whoever opens a store."""

from domain.document import Document
from domain.roster import Group, Member, Membership

KINDS: tuple[type[Document], ...] = (Group, Membership, Member)
