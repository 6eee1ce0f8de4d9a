"""Fetching what people sent from the platform where it lies: work outside, under a lease."""

from typing import ClassVar, Literal

from msgspec.structs import replace

from domain.case import Words
from domain.document import Document, Index
from domain.message import Media
from domain.work import NEVER

KEPT_THERE = 72 * 3_600_000
"""How long WeChat keeps what was sent (临时素材, three days), ms from receipt."""

LEASE = 180_000
"""How long one attempt may own its work, ms: a film over a slow line, and looking at it."""

CUTS = 5
"""So many attempts that ended without a result: what is in there may be what ends them."""

Loss = Literal["expired", "large", "kind", "broken", "refused"]
"""Why something cannot be had: too late; too large; nothing we can show; damaged; the platform
says no."""


class Fetch(Document, frozen=True, kw_only=True):
    """One photo, voice or film to be fetched for what was said in `words`.

    `visible_at` (ms UTC) is when it may be taken next; `NEVER` once its fate is known. `token` is
    the running attempt's; `attempt` counts the calls that were made, `cut` those of them that
    ended without a result. `detail` is for operators and holds no secrets.
    """

    collection: ClassVar[str] = "fetches"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("visible_at",)),
        Index(("expires_at",)),
        Index(("words",)),
    )

    words: str
    channel: str
    account: str
    media: Media
    made_at: int
    visible_at: int
    expires_at: int
    fate: Literal["waiting", "fetching", "kept", "lost"] = "waiting"
    attempt: int = 0
    cut: int = 0
    token: str = ""
    detail: str = ""


class FileUse(Document, frozen=True, kw_only=True):
    """That these words name this file; a file without any use is nobody's, and is swept."""

    collection: ClassVar[str] = "file_uses"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("file",)), Index(("words",)))

    file: str
    words: str


def wanted(words: Words, channel: str, account: str) -> list[Fetch]:
    """The work to be done for what these words carry; clocks start at their receipt."""
    return [
        Fetch(
            id=f"{words.id}.{n}",
            street=words.street,
            words=words.id,
            channel=channel,
            account=account,
            media=media,
            made_at=words.at,
            visible_at=words.at,
            expires_at=words.at + KEPT_THERE,
        )
        for n, media in enumerate(words.media)
        if not (media.file or media.lost)
    ]


def uses(words: Words) -> list[FileUse]:
    """The uses that these words make of files."""
    files = {name for m in words.media for name in (m.file, m.preview) if name}
    return [
        FileUse(id=f"{file}.{words.id}", street=words.street, file=file, words=words.id)
        for file in sorted(files)
    ]


def take(fetch: Fetch, token: str, now: int) -> Fetch:
    """Mark a fetch as being done by the attempt `token` until its lease ends."""
    return replace(
        fetch,
        fate="fetching",
        attempt=fetch.attempt + 1,
        cut=fetch.cut + (fetch.fate == "fetching"),
        token=token,
        visible_at=now + LEASE,
    )


def ruled_out(fetch: Fetch, now: int) -> Loss | None:
    """Why a taken fetch must not be tried any more, or None where it may."""
    if now >= fetch.expires_at:
        return "expired"
    return "broken" if fetch.cut >= CUTS else None


def later(fetch: Fetch, wait: int, detail: str, now: int) -> Fetch:
    """Not now: it comes up again after `wait` ms, at its expiry at the latest."""
    at = min(now + wait, fetch.expires_at)
    return replace(fetch, fate="waiting", token="", detail=detail, visible_at=at)


def settled(fetch: Fetch, fate: Literal["kept", "lost"], detail: str) -> Fetch:
    """It is over; what the platform knew it by is of no use any more."""
    media = Media(fetch.media.kind, "")
    return replace(fetch, fate=fate, token="", detail=detail, visible_at=NEVER, media=media)


def found(media: Media, *, file: str, preview: str, mime: str) -> Media:
    """The same, now among our files; the platform's address is of no use any more."""
    return replace(media, file=file, preview=preview, mime=mime, url="")


def gone(media: Media, why: Loss) -> Media:
    """The same, which nobody can have any more."""
    return replace(media, lost=why, url="")
