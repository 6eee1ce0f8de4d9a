"""What every page of ours tells the browser: one style of our own, nobody else's anything."""

import base64
import hashlib
from collections.abc import Mapping


def headers(
    style: str, keep: str, script: str = "", *, files: str = "", pictures: str = ""
) -> Mapping[str, str]:
    """For a page with this one style and this one script; `keep` says who may keep it for how long.

    `files` are where styles and scripts of a library may come from besides («'self'»), `pictures`
    where pictures may.
    """
    styled = f"'sha256-{_digest(style)}' {files}".rstrip()
    run = f"'sha256-{_digest(script)}' {files}".rstrip()
    scripted = f" script-src {run}; connect-src 'self';" if script else ""
    seen = f"'self' {pictures}".rstrip()
    return {
        "Cache-Control": keep,
        "Content-Security-Policy": f"default-src 'none'; style-src {styled};"
        f"{scripted} img-src {seen}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
    }


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
