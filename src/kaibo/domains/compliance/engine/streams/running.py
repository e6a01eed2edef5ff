"""A whole stream from its file form to its alerts."""

from collections.abc import Mapping
from typing import Any

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.streams.stream import Alert, Segment, Stream
from kaibo.domains.compliance.engine.streams.timeline import StreamError, Timeline, second_of


def alerts_of(checker: Checker, told: Mapping[str, Any]) -> list[Alert]:
    """The alerts of `{context, segments: [{t0, t1, text}]}`, in the order they were raised.

    Raises:
        StreamError: a part that cannot be read, named in Chinese.
    """
    context = told.get("context")
    timeline = Timeline.told(context if isinstance(context, Mapping) else {})
    stream = Stream(checker, timeline.at, timeline.of_product)
    alerts: dict[int, Alert] = {}
    for segment in _segments(told):
        for event in stream.push(segment):
            alerts[event.alert.number] = event.alert
    return [alerts[number] for number in sorted(alerts)]


def _segments(told: Mapping[str, Any]) -> list[Segment]:
    given = told.get("segments")
    if not isinstance(given, list):
        raise StreamError("segments 应当是一列，每一项有 t0、t1、text")
    segments = []
    for number, one in enumerate(given):
        where = f"segments[{number}]"
        if not isinstance(one, Mapping) or not isinstance(one.get("text"), str):
            raise StreamError(f"{where} 应当是一个对象，text 是文字")
        t0 = second_of(one.get("t0"), f"{where} 的 t0")
        t1 = second_of(one.get("t1", t0), f"{where} 的 t1")
        segments.append(Segment(t0, t1, one["text"]))
    return segments
