"""Searches in MongoDB's words."""

from pymongo import ASCENDING, DESCENDING

from storage.mongo.connection import Raw
from storage.mongo.shelf import AnyShelf
from storage.port import Scalar, Where
from storage.searches import Search

OPERATORS = {"=": "$eq", "in": "$in", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}


def matching(shelf: AnyShelf, street: str, where: tuple[Where, ...]) -> Raw:
    """The filter for the conditions within one street."""
    conditions = [_condition(shelf, each) for each in where]
    if all(each.field == "id" for each in where):
        # No other index helps, and a street's ids lie together: "0" follows "/".
        conditions.append({"_id": {"$gte": f"{street}/", "$lt": f"{street}0"}})
    return {"street": street, "$and": conditions}


def page(shelf: AnyShelf, street: str, search: Search) -> Raw:
    """The filter for the conditions behind the last document seen."""
    found = matching(shelf, street, search.where)
    if search.after:
        found["$and"] += _behind(shelf, search)
    return found


def sort(search: Search) -> list[tuple[str, int]]:
    """The order as MongoDB takes it."""
    return [(_name(field), DESCENDING if down else ASCENDING) for field, down in search.order]


def _condition(shelf: AnyShelf, where: Where) -> Raw:
    many = where.value if isinstance(where.value, tuple) else (where.value,)
    values = [_value(shelf, where.field, value) for value in many]
    return {_name(where.field): {OPERATORS[where.op]: values if where.op == "in" else values[0]}}


def _behind(shelf: AnyShelf, search: Search) -> list[Raw]:
    """The first field is further, or it is equal and the second is further, ….

    The bound on the first field says nothing new, but gives the index a place to begin.
    """
    steps = [
        (_name(field), "$lt" if down else "$gt", _value(shelf, field, value))
        for (field, down), value in zip(search.order, search.after, strict=True)
    ]
    cases = [
        {**{name: same for name, _, same in steps[:place]}, name: {further: value}}
        for place, (name, further, value) in enumerate(steps)
    ]
    first, further, value = steps[0]
    return [{first: {f"{further}e": value}}, {"$or": cases}]


def _value(shelf: AnyShelf, field: str, value: Scalar) -> Scalar:
    return shelf.key(str(value)) if field == "id" else value


def _name(field: str) -> str:
    return "_id" if field == "id" else field
