"""An opened table or workbook as control sees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kaibo.config.file_recordings import wrong_of
from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.files import OpenedFile
from kaibo.domains.control.public import FileSeen, ShowSeen
from kaibo.live.events import Event


def seen(file: OpenedFile) -> FileSeen:
    """The file with what it tells, in terms of control."""

    def told() -> Iterator[Event | ShowSeen]:
        for one in file.told:
            yield one if isinstance(one, Event) else _show(one)

    format = file.format
    return FileSeen(
        format.id,
        format.title,
        format.platform,
        format.holds.value,
        file.unused,
        told,
        partial(wrong_of, file.problems),
    )


def _show(one: Aired) -> ShowSeen:
    return ShowSeen(
        one.account, one.start, one.end, one.row_no, one.ident, one.title, one.host, one.events
    )
