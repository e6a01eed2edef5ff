"""The promise that no bytes, whatever they hold, raise or give an envelope that is not valid."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.douyin_webcast.meaning import READERS
from kaibo.connectors.douyin_webcast.tests.rows import CREATED, ID, lines, read
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event

_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12) | st.sampled_from(["1", "0", "-1", ID, "@x y", "9" * 200]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=10,
)  # fmt: skip
_NAMES = st.sampled_from(
    """common user content count total totalUser action status type gift repeatCount comboCount
    groupId groupCount giftId repeatEnd msgId createTime roomId id id_hash diamondCount eventTime
    sold_out updated_product_ids updated_product_info title update_product_info promotion_id
    update_timestamp display_long followCount method payload received_at room_id""".split()
)
_FIELDS = st.dictionaries(_NAMES, _JUNK | st.dictionaries(_NAMES, _JUNK, max_size=4), max_size=6)
_ROWS = st.builds(
    lambda method, fields: {**fields, "common": {"createTime": CREATED, "method": method, **{
        k: v for k, v in fields.items() if k != "method"}}},
    st.sampled_from([*READERS, "WebcastSomethingNew"]),
    _FIELDS,
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(_ROWS | _JUNK | _FIELDS, max_size=4), st.booleans(), st.binary(max_size=12))
def test_any_bytes_give_valid_events_or_rejections_and_never_raise(
    rows: list[Any], wrap: bool, junk: bytes
) -> None:
    body = lines(*({"method": "WebcastGiftMessage", "payload": r} if wrap else r for r in rows))
    for whole in (body, json.dumps(rows).encode(), body + junk, junk + body):
        found = [event for event in read(whole) if isinstance(event, Event)]
        for event in found:
            assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
            json.loads(msgspec.json.encode(event), parse_float=_no_float)
        taken, refused = read_lines(encode(found).splitlines())
        assert (taken, refused) == (found, [])


def _no_float(number: str) -> None:
    raise AssertionError(f"a float in an envelope: {number}")
