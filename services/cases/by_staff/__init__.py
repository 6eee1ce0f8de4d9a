"""What the street's people do to a case; every act checks its right and ends in its history."""

from services.cases.by_staff.acting import part_for, staff_part
from services.cases.by_staff.deferring import defer, refuse_deferral, request_deferral, shelve
from services.cases.by_staff.finishing import handle
from services.cases.by_staff.joint import decline, drop, finish, take_on, whistle
from services.cases.by_staff.on_the_spot import self_done, wants_photo
from services.cases.by_staff.routing import divert, pass_on, reassign, reject, transfer
from services.cases.by_staff.supervising import supervise
from services.cases.by_staff.taking import give_back, sign
from services.cases.by_staff.verifying import (
    call_back,
    fail,
    order,
    refuse,
    review,
    verify,
)
from services.cases.by_staff.working import ask, contact, note, resume

__all__ = [
    "ask",
    "call_back",
    "contact",
    "decline",
    "defer",
    "divert",
    "drop",
    "fail",
    "finish",
    "give_back",
    "handle",
    "note",
    "order",
    "part_for",
    "pass_on",
    "reassign",
    "refuse",
    "refuse_deferral",
    "reject",
    "request_deferral",
    "resume",
    "review",
    "self_done",
    "shelve",
    "sign",
    "staff_part",
    "supervise",
    "take_on",
    "transfer",
    "verify",
    "wants_photo",
    "whistle",
]
