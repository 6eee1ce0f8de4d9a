"""The documents that emergency calls keep, for whoever opens a store."""

from domain.call import Call, Recipient, Roll
from domain.callwork import GroupPost, PhoneLook, Ring, Round
from domain.document import Document

KINDS: tuple[type[Document], ...] = (Call, Roll, Recipient, Round, Ring, PhoneLook, GroupPost)
