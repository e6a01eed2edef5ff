"""A part that grows, such as comments: its last items, numbered, and each may be taken back."""

from __future__ import annotations

from collections import deque
from itertools import islice

#: Stands where an item was that has been taken back: the numbers of the others stay.
GONE = b"null"


class Ring:
    """The last items of a part that grows, numbered from 1. `most`: bytes given out at once."""

    def __init__(self, size: int, most: int) -> None:
        self.items: deque[bytes] = deque(maxlen=size)
        self.names: deque[str | None] = deque(maxlen=size)
        self.most = most
        self.next = 1

    def append(self, body: bytes, name: str | None = None) -> None:
        """Add one encoded item; the oldest gives way. By its `name` it may be taken back."""
        self.items.append(body)
        self.names.append(name)
        self.next += 1

    def take_back(self, name: str) -> bool:
        """Let go of what an item said, if it is still here; its number stays."""
        try:
            at = self.names.index(name)
        except ValueError:
            return False
        self.items[at], self.names[at] = GONE, None
        return True

    def since(self, number: int) -> tuple[int, list[bytes]]:
        """Items from `number` on that are still here, fitting into one part, and the first's no.

        When they do not all fit, the newest are given: a reader that is late sees the present.
        """
        if number > self.next:  # a number of an earlier server: its reader knows nothing of ours
            number = 1
        first = max(number, self.next - len(self.items))
        wanted = list(islice(self.items, len(self.items) - (self.next - first), None))
        size = 0
        for index in range(len(wanted) - 1, -1, -1):
            size += len(wanted[index]) + 1
            if size > self.most:
                return first + index + 1, wanted[index + 1 :]
        return first, wanted
