"""A disk in memory that knows what a sync has made safe, and can lose its power.

The model
- Each file has what the operating system shows (``cached``) and what is on the platter
  (``durable``). A write or a truncate changes only ``cached`` and is remembered as pending; a sync
  of that file makes its pending changes durable.
- Creating or deleting a name is pending until its folder is synced. As in SQLite's own VFS for
  Unix, the first sync of a journal or WAL that was just made syncs the folder, and so does a
  deletion that asks for it; a sync of the database file does not.
- The power fails just before the n-th change. What is found afterwards is, for each file by
  chance: nothing of what was pending, all of it, a prefix, any subset, or any subset of its
  512-byte sectors (torn writes); a hole that nothing filled holds zeros or noise. Each pending name
  is there or not, by chance.
- Assumed, as SQLite assumes it: a sync that returned is kept, and a write does not damage bytes
  beside it in the same sector (``POWERSAFE_OVERWRITE``).
"""

import random

SECTOR = 512


class PowerFailed(Exception):
    """The machine is off: nothing more can be asked of this disk."""


class File:
    """One file's bytes: as the system shows them, as the platter holds them, and the difference."""

    def __init__(self, content: bytes = b"") -> None:
        self.cached = bytearray(content)
        self.durable = bytes(content)
        self.pending: list[tuple[int, bytes | None]] = []  # (place, bytes), or (size, None)

    def write(self, place: int, data: bytes) -> None:
        self.pending.append((place, data))
        _apply(self.cached, place, data, b"\0")

    def truncate(self, size: int) -> None:
        self.pending.append((size, None))
        _apply(self.cached, size, None, b"\0")

    def sync(self) -> None:
        self.durable = bytes(self.cached)
        self.pending.clear()

    def survivor(self, rng: random.Random) -> bytes:
        """The file as it is found after the power came back."""
        image = bytearray(self.durable)
        hole = rng.choice((b"\0", b"\xa5"))
        for place, data in _surviving(self.pending, rng):
            _apply(image, place, data, hole)
        return bytes(image)


def _apply(image: bytearray, place: int, data: bytes | None, hole: bytes) -> None:
    if len(image) < place:
        image.extend(hole * (place - len(image)))
    if data is None:
        del image[place:]
    else:
        image[place : place + len(data)] = data


def _surviving(
    pending: list[tuple[int, bytes | None]], rng: random.Random
) -> list[tuple[int, bytes | None]]:
    kind = rng.choice(("none", "all", "prefix", "subset", "torn"))
    if kind == "none":
        return []
    if kind == "all":
        return pending
    if kind == "prefix":
        return pending[: rng.randint(0, len(pending))]
    if kind == "torn":
        pending = [part for change in pending for part in _sectors(*change)]
    return [change for change in pending if rng.random() < 0.5]


def _sectors(place: int, data: bytes | None) -> list[tuple[int, bytes | None]]:
    """A write cut where the platter cuts it."""
    if data is None:
        return [(place, None)]
    parts: list[tuple[int, bytes | None]] = []
    done = 0
    while done < len(data):
        size = SECTOR - (place + done) % SECTOR
        parts.append((place + done, data[done : done + size]))
        done += size
    return parts


class Disk:
    """One folder of files, and the moment its power fails: before change ``changes_left`` + 1."""

    def __init__(self, rng: random.Random, changes_left: int, found: dict[str, bytes]) -> None:
        self.rng = rng
        self.changes_left = changes_left
        self.failed_in = ""  # e.g. "write log.db-wal"
        self.sync_errors = 0  # so many syncs from now on are answered with an error,
        self.write_errors = 0  # and so many writes
        self.names = {name: File(content) for name, content in found.items()}
        self.durable_names = dict(self.names)

    @property
    def failed(self) -> bool:
        return self.failed_in != ""

    def change(self, what: str) -> None:
        """Called before every change; the power fails here."""
        if self.failed or self.changes_left == 0:
            self.failed_in = self.failed_in or what
            raise PowerFailed
        self.changes_left -= 1

    def sync_folder(self) -> None:
        self.durable_names = dict(self.names)

    def survivors(self) -> dict[str, bytes]:
        """Every file that is found after the power came back."""
        found: dict[str, bytes] = {}
        for name in sorted(self.names | self.durable_names):
            file = self.rng.choice((self.names, self.durable_names)).get(name)
            if file is not None:
                found[name] = file.survivor(self.rng)
        return found
