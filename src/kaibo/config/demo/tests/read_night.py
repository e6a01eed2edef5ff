"""Reads composed files with the connectors, and folds what they tell as a room would."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kaibo.config.demo import night_files
from kaibo.config.demo.night_files.paper import NightFile
from kaibo.connectors.base.file_format import Aired, Given, Told
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.files import open_file
from kaibo.domains.control.imports import spans
from kaibo.live.events import Event
from kaibo.live.offline import fold_file
from kaibo.live.room import DESK
from kaibo.live.view import Show, View
from kaibo.sim.night import Night

KEY = b"k" * 32
#: Read by the connectors; the roster and the word to the reader are not.
READ = {
    "直播明细": "douyin-compass",
    "单场数据": "douyin-show-book",
    "流量综合": "douyin-minutes",
    "商品列表": "douyin-products",
    "讲解记录": "douyin-talks",
    "抖店订单": "douyin-orders",
    "抖店售后": "douyin-aftersales",
    "抖店结算": "douyin-settlement",
    "抖店动账": "douyin-funds",
    "全域数据": "qianchuan-live",
}


@dataclass(frozen=True)
class ReadFile:
    """What a connector made of a file."""

    format: str
    told: list[Told]
    problems: Problems

    @property
    def events(self) -> list[Event]:
        out: list[Event] = []
        for one in self.told:
            out += one.events if isinstance(one, Aired) else [one]
        return [event for event in out if event.kind != "source.open"]

    def values(self, kind: str, of: str | None = None) -> list[int | None]:
        """The values of the events of one kind, of the whole or of one product, in order."""
        mine = [e for e in self.events if e.kind == kind and e.product == of and not e.channel]
        return [e.n if e.amount is None else e.amount for e in mine]


def read_all(folder: Path, made: Night, as_of: int | None = None) -> dict[str, ReadFile]:
    """Every file of the night by its format, written into `folder` and read again."""
    out = {}
    for file in night_files.composed(made, as_of):
        if file.name[:4] in READ:
            one = read(folder, file)
            assert one.format == READ[file.name[:4]]
            out[one.format] = one
    return out


def read(folder: Path, file: NightFile) -> ReadFile:
    path = folder / file.name
    path.write_bytes(file.content)
    sha256 = hashlib.sha256(file.content).hexdigest()
    given = Given(sha256, file.name, file.as_of, "Asia/Shanghai", KEY)
    opened = open_file(path, given)
    return ReadFile(opened.format.id, list(opened.told), opened.problems)


def folded(made: Night, files: dict[str, ReadFile]) -> View:
    """The night's show as its room has it: on air and shifts pressed, talks, orders, after-sales
    and settlement from the files."""
    talks = files["douyin-talks"].events
    here = Show(0, "1", made.start, made.end, True)
    acts = [_act("show.start", made.start, ref="1")]
    for number, turn in enumerate(made.turns):
        acts.append(_act("shift.start", turn.start, ref=turn.shift))
        if number:
            acts.append(_act("host.off", turn.start, ref=made.turns[number - 1].host))
        acts.append(_act("host.on", turn.start, ref=turn.host))
    acts.append(_act("show.end", made.end))
    acts += spans.talks("a" * 12, talks, [here], "t", "讲解记录")
    for act in acts[-2:]:
        act.src, act.ts = DESK, act.ts or made.end + 1
    told = [*acts]
    for name in ("douyin-orders", "douyin-aftersales", "douyin-settlement"):
        for event in files[name].events:
            event.src = f"file:{name}"
            told.append(event)
    reading = fold_file(lambda: iter(told), "room", KEY)
    assert not reading.refused
    [show] = reading.shows()
    return View(reading.fold, show)


def _act(kind: str, at: int, ref: str | None = None) -> Event:
    return Event(id=f"{kind}:{ref}:{at}", kind=kind, ts=at, ref=ref, src=DESK, x={"by": "t"})
