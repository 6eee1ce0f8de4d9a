"""What every page of ours tells the browser: one style of our own, nobody else's anything."""

import base64
import hashlib
from collections.abc import Mapping


def headers(style: str, keep: str, script: str = "") -> Mapping[str, str]:
    """For a page with this one style and this one script; `keep` says who may keep it for how long."""
    scripted = f" script-src 'sha256-{_digest(script)}'; connect-src 'self';" if script else ""
    return {
        "Cache-Control": keep,
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_digest(style)}';"
        f"{scripted} img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
    }


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
