"""The load of the page's measurement: a source that posts at a rate, and sockets that only listen."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from multiprocessing.synchronize import Event as Flag
from urllib.parse import urlsplit

from websockets import Origin
from websockets.asyncio.client import connect

from benchmarks import stream
from kaibo.live.codec import encode

BATCH = 1_000
IN_FLIGHT = 4
#: Stand for the number of the batch and for the present, in the bodies made beforehand.
NUMBER, MOMENT = "@@@@@@@@", stream.T0


def bodies(different: int = 8) -> list[bytes]:
    """Batches of a busy room, to be given a number and a time each time they are sent."""
    events = stream.audience(BATCH * different)
    for event in events:
        event.id, event.ts = f"{NUMBER}-{event.id}", MOMENT
        if event.order is not None:
            event.order = f"{NUMBER}-{event.order}"
            event.x = {**(event.x or {}), "created": MOMENT, "paid": MOMENT}
    return [encode(events[i : i + BATCH]) for i in range(0, len(events), BATCH)]


def orders_in(body: bytes) -> int:
    """How many different orders a body holds."""
    rows = map(json.loads, body.splitlines())
    return len({row["order"] for row in rows if row["kind"] == "order.state"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A batch that was answered: its place in the log, when it left and came back (epoch, ms)."""

    offset: int
    body: int
    sent: float
    answered: float


class Source:
    """Posts batches at a rate, from a few connections, until told to stop."""

    def __init__(self, base: str, room: str, token: str, rate: int) -> None:
        self.address = urlsplit(base).netloc
        self.path = f"/api/rooms/{room}/events"
        self.headers = {"authorization": f"Bearer {token}"}
        self.every = BATCH / rate
        self.bodies = bodies()
        self.taken: list[Taken] = []
        self.problems: list[str] = []
        self._numbers = count()
        self._stop = threading.Event()
        self._began = time.monotonic()
        self._threads = [threading.Thread(target=self._run) for _ in range(IN_FLIGHT)]

    @contextmanager
    def posting(self) -> Iterator[None]:
        """Post from here on, until `stop` or the end."""
        self._start()
        try:
            yield
        finally:
            self.stop()

    def _start(self) -> None:
        self._began = time.monotonic()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Post no more; returns when the last answer is there."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        line = http.client.HTTPConnection(self.address, timeout=30)
        try:
            for number in self._numbers:
                due = self._began + number * self.every
                if self._stop.wait(max(0.0, due - time.monotonic())):
                    return
                self._post(line, number)
        except (OSError, http.client.HTTPException) as error:
            self.problems.append(repr(error))
        finally:
            line.close()

    def _post(self, line: http.client.HTTPConnection, number: int) -> None:
        which = number % len(self.bodies)
        sent = time.time() * 1000
        body = self.bodies[which].replace(NUMBER.encode(), b"%08d" % number)
        body = body.replace(str(MOMENT).encode(), str(int(sent)).encode())
        line.request("POST", self.path, body, self.headers)
        response = line.getresponse()
        raw = response.read()
        answered = time.time() * 1000
        answer = json.loads(raw)
        if response.status != 200 or answer["accepted"] != BATCH:
            self.problems.append(f"{response.status} {raw[:200]!r}")
            return
        self.taken.append(Taken(answer["offset"], which, sent, answered))


def listen(base: str, cookies: str, wish: str, sockets: int, core: int, stop: Flag) -> None:
    """Hold this many sockets open and throw away what they hear; for a process of its own."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    asyncio.run(_listen(base, cookies, wish, sockets, stop))


async def _listen(base: str, cookies: str, wish: str, sockets: int, stop: Flag) -> None:
    async def one() -> None:
        address = base.replace("http", "ws") + "/api/stream"
        headers = {"cookie": cookies}
        async with connect(
            address, additional_headers=headers, origin=Origin(base), compression=None
        ) as socket:
            await socket.send(wish)
            async for _ in socket:
                pass

    tasks = [asyncio.create_task(one()) for _ in range(sockets)]
    while not stop.is_set():
        await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
