"""Many commits, one ring."""

import asyncio

from services.delivery.bell import Bell


async def test_rings_once_for_many_and_again_for_the_next() -> None:
    rung = asyncio.Event()
    times: list[int] = []

    def ring() -> None:
        times.append(1)
        rung.set()

    bell = Bell(ring)
    for _ in range(100):
        bell()
    await rung.wait()
    assert len(times) == 1
    rung.clear()
    bell()
    await rung.wait()
    assert len(times) == 2
