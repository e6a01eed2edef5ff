"""The promise that no line, whatever it holds, raises or gives an envelope that is not valid."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kaibo.connectors.base.parsed import Refused
from kaibo.connectors.tiktok_live.kinds import READERS
from kaibo.connectors.tiktok_live.parse import parse
from kaibo.connectors.tiktok_live.tests.rows import CREATED, FILE, KEY, ROOM
from kaibo.live.events import MAX_X_BYTES, Event

_JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["1", "0", "-1", "7286164771169124395", "@x y", "฿1.00", "9" * 200]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
_NAMES = """
    common user content atUser count total totalUser popularity action status data1
    shopData gift repeatCount comboCount groupId giftId repeatEnd clientEnterSource
    contentLanguage userId nickname msgId createTime displayText productId priceString
    diamondCount id_hash
"""
_FIELDS = st.sampled_from(_NAMES.split())
_DATA = st.dictionaries(
    _FIELDS, _JUNK | st.dictionaries(_FIELDS, _JUNK, max_size=6), max_size=8
).map(lambda d: {"common": {"msgId": "7", "createTime": str(CREATED)}, **d})
_ROWS = st.fixed_dictionaries(
    {
        "method": st.sampled_from([*READERS, "WebcastSomethingNew"]),
        "room_hash": st.just(ROOM) | _JUNK,
        "received_at": st.just("2023-10-04T18:01:05Z") | _JUNK,
        "data": _DATA | _JUNK,
    }
).map(lambda r: json.dumps(r).encode())


@given(st.lists(st.binary(max_size=40) | _ROWS, max_size=8))
def test_any_lines_give_valid_events_or_rejections_and_never_raise(lines: list[bytes]) -> None:
    for number, line in enumerate(lines, 1):
        items = list(parse([b""] * (number - 1) + [line], file_id=FILE, key=KEY))
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        assert bool(items) == bool(bare.strip(b"\r\n"))
        for item in items:
            if isinstance(item, Refused):
                assert items == [item] and item.line == number
            else:
                assert msgspec.json.decode(msgspec.json.encode(item), type=Event) == item
                assert len(msgspec.json.encode(item.x)) <= MAX_X_BYTES
                _no_float(msgspec.json.encode(item))
    everything = list(parse(lines, file_id=FILE, key=KEY))
    rejected = [i.line for i in everything if isinstance(i, Refused)]
    assert rejected == sorted(set(rejected))


def _no_float(encoded: bytes) -> None:
    """An envelope has no floats."""

    def refuse(number: str) -> None:
        raise AssertionError(f"a float in an envelope: {number}")

    json.loads(encoded, parse_float=refuse)
