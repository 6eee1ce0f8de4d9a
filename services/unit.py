"""A unit of work: what one message changes, collected first and committed at once."""

from typing import TypeVar

from domain.document import Document
from storage.port import Change, Delete, Guard, Insert, Replace, Store

D = TypeVar("D", bound=Document)
Key = tuple[type[Document], str]


class Unit:
    """Collects changes; reads through it see what it has collected.

    A document that is put twice is written once, with the version it was first read at.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._changes: dict[Key, Change] = {}
        self._guards: dict[Key, Guard] = {}

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document as this unit would leave it."""
        change = self._changes.get((kind, id))
        if change is None:
            return await self.store.get(kind, id)
        return change.doc if not isinstance(change, Delete) else None  # type: ignore[return-value]

    def insert(self, doc: Document, *, delivery: bool = False) -> None:
        """Add a new document."""
        self._changes[type(doc), doc.id] = Insert(doc, delivery)

    def put(self, doc: Document) -> None:
        """Store a document: an insertion stays one, anything else becomes a replacement."""
        key = (type(doc), doc.id)
        before = self._changes.get(key)
        if isinstance(before, Insert):
            self._changes[key] = Insert(doc, before.delivery)
        else:
            self._changes[key] = Replace(doc) if doc.version else Insert(doc)

    def delete(self, doc: Document) -> None:
        """Remove a document; one that only this unit knows is simply never written."""
        key = (type(doc), doc.id)
        if isinstance(self._changes.get(key), Insert):
            del self._changes[key]
        else:
            self._changes[key] = Delete(doc)

    def guard(self, doc: Document) -> None:
        """Fail with `Conflict` should this document change before the commit."""
        self._guards[type(doc), doc.id] = Guard(doc)

    def made(self, kind: type[D]) -> list[D]:
        """The documents of one kind that this unit inserts."""
        return [
            c.doc
            for c in self._changes.values()
            if isinstance(c.doc, kind) and isinstance(c, Insert)
        ]

    async def commit(self) -> None:
        """Write everything, or raise as `Store.commit` does."""
        guards = [g for key, g in self._guards.items() if key not in self._changes]
        await self.store.commit(list(self._changes.values()), guards)
