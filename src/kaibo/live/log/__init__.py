"""The durable event log: rows of bytes, in order, written once and answered only when on the disk.

The lowest piece of the core: it knows rooms, offsets and receive times, but no events.
"""

from kaibo.live.log.check import check
from kaibo.live.log.errors import LogCorrupt, LogUnavailable, QueueFull
from kaibo.live.log.group import GroupCommit
from kaibo.live.log.owner import DirectoryOwned, Owner
from kaibo.live.log.reader import LogReader
from kaibo.live.log.rows import CODEC_ARROW, CODEC_NDJSON, NewRow, Quarantined, Row
from kaibo.live.log.sqlite import SqliteLog
from kaibo.live.log.work import Done, Sequencer, Staged, Work

__all__ = [
    "CODEC_ARROW",
    "CODEC_NDJSON",
    "DirectoryOwned",
    "Done",
    "GroupCommit",
    "LogCorrupt",
    "LogReader",
    "LogUnavailable",
    "NewRow",
    "Owner",
    "Quarantined",
    "QueueFull",
    "Row",
    "Sequencer",
    "SqliteLog",
    "Staged",
    "Work",
    "check",
]
