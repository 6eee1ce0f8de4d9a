"""What one search asks for, checked and brought into the one form both stores translate."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.document import Document
from storage.kinds import Kind, plain
from storage.port import Order, Scalar, Where


class Search(NamedTuple):
    """Conditions, and the order as (field, downwards) pairs ending in `id`.

    `id` sorts the way of the field before it, so that an index read backwards serves the order
    as well. Fields that `=` holds to one value are left out: they cannot decide anything.
    `after` are the order fields of the last document seen.
    """

    where: tuple[Where, ...]
    order: tuple[tuple[str, bool], ...]
    after: tuple[Scalar, ...] = ()


def checked(
    kind: Kind[Any], where: Sequence[Where], order: Order, after: Document | None
) -> Search:
    """Sort out a search; ValueError where a field is not indexed, TypeError for a wrong value."""
    conditions = _conditions(kind, where)
    fixed = {each.field for each in conditions if each.op == "="}
    steps = [(field.removeprefix("-"), field.startswith("-")) for field in order.fields]
    for field, _ in steps:
        _known(kind, field)
    if not steps or steps[-1][0] != "id":
        steps.append(("id", steps[-1][1] if steps else False))
    kept = tuple(step for step in steps if step[0] == "id" or step[0] not in fixed)
    if after is None:
        return Search(conditions, kept)
    values: list[Any] = [plain(getattr(after, field)) for field, _ in kept]
    needed = tuple(each for each in conditions if not _implied(each, kept[0], values[0]))
    return Search(needed, kept, tuple(values))


def counted(kind: Kind[Any], where: Sequence[Where], by: str) -> tuple[Where, ...]:
    """The conditions of a count, checked as `checked` does; ValueError where `by` says nothing."""
    if by:
        _known(kind, by)
    if by == "id":
        raise ValueError("every document is the only one of its id")
    return _conditions(kind, where)


def _conditions(kind: Kind[Any], where: Sequence[Where]) -> tuple[Where, ...]:
    return tuple(_condition(kind, each) for each in where)


def _condition(kind: Kind[Any], where: Where) -> Where:
    """One of one value is that value: only `=` lets an index serve the order as well."""
    value = _value(kind, where)
    if isinstance(value, tuple) and len(value) == 1:
        return Where(where.field, "=", value[0])
    return Where(where.field, where.op, value)


def _implied(where: Where, first: tuple[str, bool], seen: Any) -> bool:  # noqa: ANN401  a Scalar
    """Whether whatever is behind the last document seen meets this condition.

    Beside it the condition is worse than idle: of two bounds at one end SQLite may take either to
    begin at, and with the wrong one each page is searched for through all the pages before.
    """
    field, downwards = first
    if where.field != field or where.op not in (("<", "<=") if downwards else (">", ">=")):
        return False
    inside = seen < where.value if downwards else seen > where.value
    return bool(inside or (seen == where.value and where.op in ("<=", ">=")))


def _known(kind: Kind[Any], field: str) -> None:
    """A search without an index reads the whole street, so it is refused."""
    if field not in kind.fields:
        raise ValueError(f"{kind.type.__name__} is not indexed by {field!r}")


def _value(kind: Kind[Any], where: Where) -> Scalar | tuple[Scalar, ...]:
    _known(kind, where.field)
    wanted = kind.fields[where.field]
    many = where.value if isinstance(where.value, tuple) else (where.value,)
    if isinstance(where.value, tuple) != (where.op == "in"):
        raise TypeError(f"{where.op!r} does not take {where.value!r}")
    values = tuple(plain(value) for value in many)
    if wrong := [value for value in values if type(value) is not wanted]:
        raise TypeError(f"{kind.type.__name__}.{where.field} holds {wanted.__name__}: {wrong}")
    return values if where.op == "in" else values[0]  # type: ignore[return-value]
