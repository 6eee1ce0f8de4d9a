"""The kinds of documents that tell people, their accounts and their seats apart."""

from domain.access import Access, Union, Upload
from domain.document import Document
from domain.forgetting import Forgetting
from domain.links import Epoch, Spent
from domain.people import Identity, Joining, Staff
from domain.session import Session
from domain.unionwork import UnionWork

KINDS: tuple[type[Document], ...] = (
    Identity,
    Staff,
    Session,
    Joining,
    Access,
    Union,
    UnionWork,
    Upload,
    Epoch,
    Spent,
    Forgetting,
)
"""For whoever opens a store."""
