"""What a caller gives to the writer thread, and what the engine does with it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from kaibo.live.log.rows import NewRow, Quarantined


class Work(Protocol):
    """What a caller submits: its room, the bytes it holds, and whether it decides on state."""

    @property
    def room(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def needs_state(self) -> bool: ...


W = TypeVar("W", bound=Work)
A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Staged:
    """What ``prepare`` made of a work: its rows (none is allowed), and what its fold will need."""

    rows: Sequence[NewRow] = ()
    quarantined: Sequence[Quarantined] = ()
    carry: Any = None


@dataclass(frozen=True, slots=True)
class Done(Generic[W]):
    """A work that is now durable; ``offsets`` has the first offset of each of its rows."""

    work: W
    staged: Staged
    offsets: list[int]


class Sequencer(Protocol[W, A_co]):
    """The engine's part; both are called in the writer thread only."""

    def prepare(self, work: W) -> Staged:
        """Stamp ``recv`` and make the rows; raise to refuse this work alone."""
        ...

    def committed(self, room: str, done: Sequence[Done[W]]) -> Sequence[A_co]:
        """Fold what is now durable; one answer for each work, in order. Raise to fail the room."""
        ...
