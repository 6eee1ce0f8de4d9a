"""Searches in SQL."""

# ruff: noqa: S608 — names come from our classes, values travel as parameters
from functools import lru_cache
from typing import Any

import msgspec

from storage.port import Where
from storage.searches import Search
from storage.sqlite.names import quoted
from storage.sqlite.table import AnyTable

Condition = tuple[str, str]


def select(table: AnyTable, street: str, search: Search, limit: int) -> tuple[str, list[Any]]:
    """The statement that finds bodies in order, and its parameters."""
    shape = tuple((each.field, each.op) for each in search.where)
    sql = _select(table.name, shape, search.order, bool(search.after))
    after = search.after if _one_way(search.order) else _spread(search.after)
    return sql, [street, *map(_parameter, search.where), *after, max(limit, 0)]


def tally(table: AnyTable, street: str, where: tuple[Where, ...], by: str) -> tuple[str, list[Any]]:
    """The statement that counts documents, by the values of `by` where it is given."""
    shape = tuple((each.field, each.op) for each in where)
    return _tally(table.name, shape, by), [street, *map(_parameter, where)]


@lru_cache(maxsize=1000)
def _select(
    table: str, shape: tuple[Condition, ...], order: tuple[tuple[str, bool], ...], after: bool
) -> str:
    clauses = _clauses(shape)
    if after:
        clauses += f" AND {_behind(order)}"
    by = ", ".join(f"{quoted(field)} DESC" if down else quoted(field) for field, down in order)
    return f"SELECT CAST(body AS BLOB) FROM {table} WHERE {clauses} ORDER BY {by} LIMIT ?"


@lru_cache(maxsize=1000)
def _tally(table: str, shape: tuple[Condition, ...], by: str) -> str:
    if not by:
        return f"SELECT '', COUNT(*) FROM {table} WHERE {_clauses(shape)}"
    column = quoted(by)
    return f"SELECT {column}, COUNT(*) FROM {table} WHERE {_clauses(shape)} GROUP BY {column}"


def _clauses(shape: tuple[Condition, ...]) -> str:
    conditions = ["street = ?"]
    for field, op in shape:
        value = "(SELECT value FROM json_each(?))" if op == "in" else "?"
        conditions.append(f"{quoted(field)} {op.upper()} {value}")
    return " AND ".join(conditions)


def _parameter(where: Where) -> object:
    """An `in` travels as one JSON array, so that its length does not make a new statement."""
    return msgspec.json.encode(where.value).decode() if where.op == "in" else where.value


def _one_way(order: tuple[tuple[str, bool], ...]) -> bool:
    return len({down for _, down in order}) == 1


def _behind(order: tuple[tuple[str, bool], ...]) -> str:
    """The condition «behind the last document seen».

    Where all fields sort the same way, a row comparison, which an index serves as one range;
    else spelled out: the first field is further, or it is equal and the second is further, ….
    """
    names = [quoted(field) for field, _ in order]
    if _one_way(order):
        sign = "<" if order[0][1] else ">"
        return f"({', '.join(names)}) {sign} ({', '.join('?' for _ in names)})"
    cases = []
    for place, (_, down) in enumerate(order):
        equal = [f"{name} = ?" for name in names[:place]]
        cases.append(" AND ".join([*equal, f"{names[place]} {'<' if down else '>'} ?"]))
    return f"(({') OR ('.join(cases)}))"


def _spread(after: tuple[Any, ...]) -> list[Any]:
    """The parameters of the spelled-out form: the first value, then the first two, …."""
    return [value for place in range(len(after)) for value in after[: place + 1]]
