"""The roster as a sheet finds it and leaves it: who is known by phone, by name and group."""

from collections import defaultdict
from collections.abc import Iterable

from domain.document import Document
from domain.people import STAFF_ROLES, Staff
from domain.roster import Group, Member, Membership
from services.people import seats
from services.roster import lookup
from services.roster.rows import Entry
from storage.port import Change, Insert, Replace, Store


class Book:
    """All of the roster in memory, with what has changed in it and is not stored yet."""

    def __init__(self, street: str) -> None:
        self.street = street
        self.groups: dict[str, Group] = {}
        self.seats: dict[str, Staff] = {}
        self.members: dict[str, Member] = {}
        self.places: dict[str, Membership] = {}
        self._by_phone: dict[str, str] = {}
        self._by_place: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._staff: dict[str, str] = {}
        self._sure: set[str] = set()
        self._changed: dict[tuple[type[Document], str], Document] = {}

    @classmethod
    async def opened(cls, store: Store) -> "Book":
        """The roster as it is stored."""
        book = cls(store.street)
        for group in await lookup.every(store, Group):
            book.groups[group.name] = group
        for member in await lookup.every(store, Member):
            book.members[member.id] = member
        places = await lookup.every(store, Membership)
        ids = [*book.members, *(place.seat for place in places)]
        book.seats = await lookup.by_id(store, Staff, ids)
        for seat in await seats.all_seats(store):
            book.seats[seat.id] = seat
            if seat.role in STAFF_ROLES and not seat.revoked:
                book._staff[seat.name] = seat.id
        for member in book.members.values():
            book._known_by_phone(member)
        for place in places:
            book._stands(place)
        return book

    def person(self, entry: Entry) -> Staff | None:
        """Who a row means: by phone, by the name of a staff's seat, else by name and group.

        Whom another row means by their phone is not meant by a namesake's.
        """
        if entry.phone in self._by_phone:
            return self.seats[self._by_phone[entry.phone]]
        if entry.name in self._staff:
            return self.seats[self._staff[entry.name]]
        group = self.groups.get(entry.group)
        named = self._by_place[entry.name, group.id if group else ""]
        found = next((id for id in named if id not in self._sure), None)
        return self.seats[found] if found else None

    def sure(self, rows: Iterable[Entry]) -> None:
        """Whom these rows mean by their phones: no row with another phone means them."""
        self._sure |= {self._by_phone[row.phone] for row in rows if row.phone in self._by_phone}

    def keep(self, document: Document) -> bool:
        """Note a new or changed document; False where it is as it was."""
        before: Document | None = None
        match document:
            case Group():
                before = self.groups.get(document.name)
                self.groups[document.name] = document
            case Staff():
                before = self.seats.get(document.id)
                self.seats[document.id] = document
            case Member():
                before = self.members.get(document.id)
                self.members[document.id] = document
                self._known_by_phone(document)
            case Membership():
                before = self.places.get(document.id)
                self._stands(document)
        if document == before:
            return False
        self._changed[type(document), document.id] = document
        return True

    def changes(self) -> list[Change]:
        """What has to be stored, each document once."""
        found: list[Change] = [
            Replace(each) if each.version else Insert(each) for each in self._changed.values()
        ]
        self._changed.clear()
        return found

    def _known_by_phone(self, member: Member) -> None:
        seat = self.seats.get(member.id)
        if member.phone and seat is not None and not seat.revoked:
            self._by_phone[member.phone] = member.id

    def _stands(self, place: Membership) -> None:
        known = self.places.get(place.id)
        self.places[place.id] = place
        seat = self.seats.get(place.seat)
        if known is None and seat is not None and not seat.revoked:
            self._by_place[seat.name, place.group].append(seat.id)
