"""What the page of events says in words: fields, homes of kinds, reserved keys, refusals."""

from __future__ import annotations

from kaibo.live.events import Home

INTRO = """<!-- Made by kaibo.live.events_page; do not edit. `python3 run.py fix` writes it anew. -->
# Events

An event is one thing that happened. Everywhere, in files, over the network, in the log, it has one
envelope: a JSON object on a line of its own (NDJSON, UTF-8). What the fold makes of it is in
[fold.md](fold.md), where its time and its place come from in [run-clock.md](run-clock.md).

- **null is unknown, 0 is zero.** A field that is left out is null. Who does not know how many likes
  a message carries leaves `n` out.
- **There is no fraction.** Money is an integer in the minor unit of `cur`, time is an integer in UTC
  milliseconds.
- **Once only.** `(src, id)` names a message for ever; the first one counts.
- **Nothing is dropped in silence.** A kind that is not below is kept and counted as unknown; a key
  that is not below is kept in `x.extra`; a line that cannot be taken is set aside with its reason.
- **No names.** `viewer` is a keyed hash. Telephone numbers, WeChat ids and addresses in `text` are
  masked before they enter.
"""

#: One line each; the tests read them through the codec.
EXAMPLES = (
    '{"id":"m1","kind":"enter","room":"r1","src":"douyin:shop","ts":1772366400000,'
    '"viewer":"00f1a2b3c4d5e6f7","channel":"推荐"}',
    '{"id":"m2","kind":"product.click","room":"r1","src":"douyin:shop","ts":1772366403500,'
    '"viewer":"00f1a2b3c4d5e6f7","product":"3601"}',
    '{"id":"p1","kind":"order.state","room":"r1","src":"douyin:shop","ts":1772366460000,'
    '"product":"3601","order":"6917","line":"6917-1","qty":1,"amount":3990,"cur":"CNY",'
    '"x":{"created":1772366455000,"paid":1772366460000,"refunded_total":0}}',
    '{"id":"s1","kind":"sample.online","room":"r1","src":"douyin:shop","ts":1772366460000,'
    '"n":412,"x":{"grid":60000}}',
)

FIELDS: dict[str, str] = {
    "id": "Names the message within `src`, for ever. A sender that repeats a message repeats its id.",
    "kind": "What happened; see [Kinds](#kinds).",
    "room": "Kaibo's own id of the room.",
    "src": "The source: one configured connection, `platform:name`, `file:` and twelve digits of its "
    "SHA-256, or `desk`.",
    "ts": "When it happened, as the source says.",
    "recv": "When the room's sequencer took it. It never falls.",
    "v": "Version of the envelope.",
    "prec": "How exact `ts` is, in ms; null = exact.",
    "viewer": "Keyed hash of platform and raw id. Viewers of two platforms are two viewers.",
    "product": "The platform's id of the product.",
    "sku": "The platform's id of the variant; of a tip, which gift.",
    "order": "The platform's id of the order.",
    "line": "The platform's id of the line (子订单).",
    "qty": "Pieces. Never negative.",
    "amount": "Money in the minor unit of `cur`; of a tip, the unit price in the platform's coin. Never negative.",
    "cur": "Currency, ISO 4217; null = the room's.",
    "n": "A count: likes in a message, a combo's total, the value of a sample, a total. Never negative.",
    "channel": "The way the viewer came (流量来源).",
    "ref": "What it is about: a show, segment, shift, host, bag, coupon, combo, comment.",
    "text": "Words, masked.",
    "x": "Everything else; see [Reserved keys](#reserved-keys-of-x).",
}

HOMES: dict[Home, tuple[str, str]] = {
    Home.AUDIENCE: (
        "From the room: what viewers do and the platform shows",
        "Written by the sources of a room. Each is also evidence that its `viewer` was there "
        "([fold.md](fold.md), 5).",
    ),
    Home.ORDER: (
        "Orders",
        "Written by webhooks, exports and reports, in any order and as often as they like: each says "
        "all its sender knew so far.",
    ),
    Home.DESK: (
        "From the desk",
        "Written by people and by what they press. The sequencer sets `ts`, so a press never happened "
        "before something that stands above it.",
    ),
    Home.SAMPLE: (
        "Samples: `sample.<name>`",
        "A value a source read at an instant, in `n` (needed): `sample.online`, `sample.popularity`, "
        "`sample.viewers_total`. Kept as a gauge of its source; never counted, never added up.",
    ),
    Home.REPORT: (
        "Totals: `report.<name>`",
        "What a source reports of a whole show, or of one `product` in it: `amount` if it is money, "
        "else `n` (one of the two is needed); `ref` = the show, or null: the show that runs at `ts`. "
        "The names that metrics use are [below](#names-of-totals).",
    ),
    Home.TICK: (
        "Stretches: `tick.<name>`",
        "What a source reports of the stretch `[ts, ts + x.grid)`: `amount` if it is money, else `n` "
        "(one of the two is needed, and `x.grid`, `x.as_of`); of one `product`, or of all of them. The "
        "names are those of totals; only what may be added over time is a tick, people of a minute are "
        "a sample with the minute's grid ([fold.md](fold.md), 7).",
    ),
    Home.SOURCE: (
        "About the source itself",
        "Written by a connector. They make the difference between zero and unknown ([fold.md](fold.md), 4).",
    ),
}

REFUSALS: tuple[tuple[str, str], ...] = (
    ("not_utf8", "The line is not UTF-8."),
    ("not_json", "The line is not one JSON object."),
    ("bad_field", "A field has the wrong type, is too long, too large or not in its closed list."),
    ("missing_field", "A field that this kind needs is null."),
    ("negative", "A count, quantity or amount is below zero."),
    ("out_of_range", "A number is beyond all belief: sums must never leave 64 bits."),
    ("time_range", "A time is no UTC millisecond between 1970 and 9999."),
    ("version", "The envelope is of another version."),
    ("x_too_large", "`x` is larger than it may be."),
    ("line_too_long", "The line is longer than it may be."),
    ("too_large", "Everything sent at once is too large; none of it is taken."),
    ("gzip_bomb", "What is sent inflates beyond all measure; none of it is taken."),
    ("other_room", "The event is of another room than the one it is sent to."),
    ("other_source", "The event is of another source than the one whose token sends it."),
    ("desk_only", "Only the desk writes this kind."),
    ("too_old", "From a network source: more than 400 days ago."),
    ("in_future", "From a recording: later than now, and the room's time would stay there."),
    ("too_many_lines", "There are too many lines at once; none of them is taken."),
)

TOTALS_INTRO = """## Names of totals

What these are called on the platforms and which metrics they make is in
[guide/metrics.md](../guide/metrics.md). Any other name is kept like these and enters no metric.
"""
