"""A log on a failing disk: senders send, the power fails, and what is found is judged."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from pathlib import Path

from kaibo.live.log import (
    CODEC_NDJSON,
    Done,
    GroupCommit,
    LogUnavailable,
    NewRow,
    Quarantined,
    Row,
    SqliteLog,
    Staged,
    check,
)

from .failing_disk import Disk
from .powercut import PowerCutConnection, PowerCutVFS

ROOMS = ("room-a", "直播间-乙")
LAST_CUT = 250
SEED = 20_261_122


@dataclass
class Story:
    """What the senders of one log know: what they sent, and what was acknowledged where."""

    rng: random.Random
    disk: Disk
    serial: int = 0
    sent: set[bytes] = field(default_factory=set)
    acked: dict[int, NewRow] = field(default_factory=dict)

    def next_row(self) -> NewRow:
        self.serial += 1
        filler = self.rng.randbytes(self.rng.choice((20, 300, 4_000, 12_000)))
        body = b"%d:%s" % (self.serial, filler)
        self.sent.add(body)
        n = self.rng.randint(1, 1_000)
        room = self.rng.choice(ROOMS)
        return NewRow(room, self.serial, self.serial, n, CODEC_NDJSON, body)


def refused_line(row: NewRow) -> Quarantined:
    return Quarantined(row.recv_first, row.room, "test", 1, "bad_json", "不是 JSON", row.body[:9])


Feed = Callable[[SqliteLog, Story], None]


def one_by_one(log: SqliteLog, story: Story) -> None:
    """Append until the power fails, now and then closing and opening again."""
    while story.rng.random() > 0.05:
        rows = [story.next_row() for _ in range(story.rng.randint(1, 3))]
        offsets = log.append(rows, [refused_line(rows[0])])
        story.acked.update(zip(offsets, rows, strict=True))
    log.close()


def one_by_one_with_failing_syncs(log: SqliteLog, story: Story) -> None:
    """The same on a disk that now and then answers up to three syncs in a row with an error."""
    while story.rng.random() > 0.05:
        if story.rng.random() < 0.2:
            story.disk.sync_errors = story.rng.randint(1, 3)
        row = story.next_row()
        try:
            (offset,) = log.append([row])
        except LogUnavailable as error:
            if story.disk.failed or error.code != "io":
                raise
        else:
            story.acked[offset] = row
    story.disk.sync_errors = 0
    log.close()


@dataclass(frozen=True)
class Batch:
    row: NewRow
    needs_state: bool = False

    @property
    def room(self) -> str:
        return self.row.room

    @property
    def size(self) -> int:
        return len(self.row.body)


class Plain:
    """A sequencer that stamps nothing and answers with the offset."""

    def prepare(self, work: Batch) -> Staged:
        return Staged([work.row], [refused_line(work.row)])

    def committed(self, room: str, done: Sequence[Done[Batch]]) -> list[int]:
        return [item.offsets[0] for item in done]


def through_the_writer(log: SqliteLog, story: Story) -> None:
    """The same, with several senders at once through the writer thread."""
    writer: GroupCommit[Batch, int] = GroupCommit(log, Plain())
    try:
        while story.rng.random() > 0.05:
            rows = [story.next_row() for _ in range(story.rng.randint(1, 5))]
            futures = [writer.submit(Batch(row)) for row in rows]
            wait(futures)
            for row, future in zip(rows, futures, strict=True):
                if future.exception() is None:
                    story.acked[future.result()] = row
            for future in futures:
                future.result()
    finally:
        writer.close()


def live_through_a_cut(
    power: PowerCutVFS,
    found: dict[str, bytes],
    story: Story,
    feed: Feed,
    connect: Callable[[Path], PowerCutConnection],
) -> dict[str, bytes]:
    """Run the log on the files found, until the power fails; return what is found afterwards."""
    story.disk = Disk(story.rng, story.rng.randrange(LAST_CUT), found)
    folder = power.insert(story.disk)
    while not story.disk.failed:
        try:
            feed(SqliteLog(folder / "log.db", connect=connect, checkpoint_pages=8), story)
        except LogUnavailable:
            if not story.disk.failed:
                raise
    return story.disk.survivors()


def what_is_wrong(folder: Path, found: dict[str, bytes], story: Story) -> list[str]:
    """Open what was found with the real SQLite, on a real disk; name every broken promise."""
    folder.mkdir()
    for name, content in found.items():
        (folder / name).write_bytes(content)
    try:
        log = SqliteLog(folder / "log.db")
        rows = list(log.read())
    except LogUnavailable as error:
        return [f"lost: everything ({error})"]
    wrong = check(folder / "log.db")
    there = {row.offset: row for row in rows}
    for offset, sent in story.acked.items():
        row = there.get(offset)
        if row is None:
            wrong.append(f"lost: {offset}")
        elif row != Row(
            offset, sent.room, sent.recv_first, sent.recv_last, sent.n, sent.codec, sent.body
        ):
            wrong.append(f"changed: {offset}")
    bodies = [row.body for row in rows]
    wrong += [f"twice: {body[:9]!r}" for body in set(bodies) if bodies.count(body) > 1]
    wrong += [f"never sent: {body[:9]!r}" for body in bodies if body not in story.sent]
    heads = {row.body[:9] for row in rows}
    wrong += [
        f"refused line without its batch: {line.raw!r}"
        for line in log.quarantined()
        if line.raw not in heads
    ]
    following = sum(row.n for row in rows)
    if log.append([NewRow("after", 1, 1, 1, CODEC_NDJSON, b"after")]) != [following]:
        wrong.append("the next append does not follow the last row")
    log.close()
    return wrong


@dataclass
class Outcome:
    """Broken promises by story and cut, how much was acknowledged, and where the cuts fell."""

    broken: dict[str, list[str]] = field(default_factory=dict)
    acked: int = 0
    failed_in: Counter[str] = field(default_factory=Counter)

    @property
    def lost(self) -> list[str]:
        return [line for wrong in self.broken.values() for line in wrong if "lost" in line]


def cuts(
    power: PowerCutVFS,
    folder: Path,
    *,
    stories: int,
    cuts_each: int,
    feed: Feed = one_by_one,
    connect: Callable[[Path], PowerCutConnection] = PowerCutConnection,
) -> Outcome:
    """Let the power fail ``stories`` x ``cuts_each`` times; later cuts of a story fall on what the
    earlier ones left."""
    outcome = Outcome()
    for number in range(stories):
        rng = random.Random(SEED + number)
        found: dict[str, bytes] = {}
        story = Story(rng, Disk(rng, 0, found))
        for cut in range(cuts_each):
            found = live_through_a_cut(power, found, story, feed, connect)
            outcome.failed_in[story.disk.failed_in] += 1
            wrong = what_is_wrong(folder / f"{number}-{cut}", found, story)
            if wrong:
                outcome.broken[f"seed {SEED + number}, cut {cut}"] = wrong
        outcome.acked += len(story.acked)
    return outcome
