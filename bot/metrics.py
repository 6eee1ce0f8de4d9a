"""Figures for Prometheus: how much comes in, how long it takes, how much waits. No person in them."""

import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from domain.case import Case
from domain.errors import StoreError
from domain.work import Notice
from services.delivery.limiter import troubles
from services.escalation.tick import Tally
from services.office import Office
from storage.port import eq

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Metrics:
    """The figures of one process."""

    def __init__(self, office: Office) -> None:
        self._store = office.store
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "xinyi_requests",
            "Requests by route and status",
            ("route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "xinyi_request_seconds",
            "How long requests took",
            ("route",),
            registry=self._registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
        )
        self._notices = Gauge(
            "xinyi_notices", "Notices by fate", ("fate",), registry=self._registry
        )
        self._trouble = Gauge(
            "xinyi_channel_trouble",
            "Channels that need an operator (a setting, a spent quota)",
            ("channel",),
            registry=self._registry,
        )
        self._cases = Gauge("xinyi_open_cases", "Open cases", registry=self._registry)
        self._calls = Counter(
            "xinyi_clock_calls",
            "Clocks that called, and whether anybody was there to be told",
            ("clock", "threshold", "heard"),
            registry=self._registry,
        )
        self._late = Histogram(
            "xinyi_clock_late_seconds",
            "How late clocks were noticed",
            registry=self._registry,
            buckets=(5, 15, 60, 300, 3600, 86400),
        )
        self._defects = Counter(
            "xinyi_clock_defects",
            "Cases whose clocks could not call for a defect",
            registry=self._registry,
        )

    async def page(self, _: web.Request) -> web.Response:
        """`GET /metrics`. Without the store its own figures are told all the same."""
        self._notices.clear()  # a fate that no notice has any more is told by nobody else
        self._trouble.clear()
        self._cases.set(math.nan)
        with suppress(StoreError):
            await self._look()
        return web.Response(body=generate_latest(self._registry), content_type="text/plain")

    async def _look(self) -> None:
        for fate, count in (await self._store.count(Notice, by="fate")).items():
            self._notices.labels(fate).set(count)
        for channel in await troubles(self._store):
            self._trouble.labels(channel).set(1)
        opened = await self._store.count(Case, [eq("opened", True)])
        self._cases.set(opened.get("", 0))

    def called(self, tally: Tally) -> None:
        """Count what one look at the clocks came to."""
        self._defects.inc(tally.broken)
        for fired in tally.fired:
            heard = "no" if fired.unheard else "yes"
            self._calls.labels(fired.clock, fired.threshold, heard).inc()
            self._late.observe(fired.late / 1000)

    @web.middleware
    async def counting(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Count a request and how long it took."""
        began = time.perf_counter()
        route = request.match_info.route.resource
        name = route.canonical if route else "none"
        try:
            response = await handler(request)
        except web.HTTPException as answer:
            self._count(name, answer.status, began)
            raise
        self._count(name, response.status, began)
        return response

    def _count(self, route: str, status: int, began: float) -> None:
        self._requests.labels(route, status).inc()
        self._seconds.labels(route).observe(time.perf_counter() - began)
