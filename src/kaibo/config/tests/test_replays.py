"""The same request again gets the first one's answer, for a while and within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from kaibo.config.replays import Replays


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> dict[str, Any]:
        await asyncio.sleep(0)
        self.times += 1
        return {"times": self.times}


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


def test_an_answer_is_given_again_until_it_is_too_old() -> None:
    now, work = [100.0], Work()
    replays = Replays(600, clock=lambda: now[0])

    async def story() -> list[int]:
        seen = []
        for at in (100, 700, 700.5, 701, 1302):
            now[0] = at
            seen.append((await replays.once(("k",), work))["times"])
        return seen

    assert run(story()) == [1, 1, 2, 2, 3]


def test_the_oldest_go_when_there_is_too_much_and_never_more_is_held() -> None:
    work = Work()
    replays = Replays(600, most=3_000)

    async def story() -> None:
        for number in range(100):
            await replays.once((str(number),), work)
            await asyncio.sleep(0)
            assert replays.bytes <= 3_000
        assert (await replays.once(("99",), work))["times"] == 100
        assert (await replays.once(("0",), work))["times"] == 101

    run(story())


def test_who_goes_away_takes_no_answer_from_the_other() -> None:
    gate = asyncio.Event()
    done = []

    async def slow() -> dict[str, Any]:
        await gate.wait()
        done.append(1)
        return {"ok": True}

    async def story() -> dict[str, Any]:
        replays = Replays(600)
        first = asyncio.ensure_future(replays.once(("k",), slow))
        second = asyncio.ensure_future(replays.once(("k",), slow))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        gate.set()
        return await second

    assert run(story()) == {"ok": True} and done == [1]


def test_a_failure_is_tried_again() -> None:
    calls = []

    async def fails_once() -> dict[str, Any]:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("planted")
        return {"ok": True}

    async def story() -> dict[str, Any]:
        replays = Replays(600)
        with pytest.raises(OSError, match="planted"):
            await replays.once(("k",), fails_once)
        return await replays.once(("k",), fails_once)

    assert run(story()) == {"ok": True}
