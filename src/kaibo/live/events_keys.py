"""Every key of `x` the core reads or writes, with the kinds it belongs to, its type and meaning."""

from __future__ import annotations

_ORDER = "`order.*`"
_STATE = "`order.state`, `order.fix`"
_REFUND = "`order.refund`"
_ENTRY = "`order.entry`"
_FIX = "`timeline.fix`"
_ALERT = "`alert`"
_PUSH = "`push`"
#: (kind, key, type, meaning) of every key the core reads or writes.
KEYS: tuple[tuple[str, str, str, str], ...] = (
    (
        "any",
        "raw_ts",
        "ms",
        "Written by the sequencer: the `ts` the source gave, when it lay in the future.",
    ),
    ("any", "extra", "object", "Written by the codec: keys the envelope does not have."),
    ("desk kinds", "by", "text", "Who did it."),
    (
        _ORDER,
        "platform",
        "text",
        "Platform of the order, part of its key; null = what stands before `:` in `src`.",
    ),
    (_ORDER, "shop", "text", "Shop of the order, part of its key."),
    (_STATE, "created", "ms", "When the order was placed."),
    (_STATE, "paid", "ms", "When it was paid."),
    (
        _ORDER,
        "state",
        "text",
        "One of created, paid, shipped, signed, done, closed, refunded; of `order.refund` the platform's "
        "own word, masked.",
    ),
    (_STATE, "refunded_total", "money", "What has gone back to the buyer so far."),
    (_STATE, "refund_1h", "money", "What went back within an hour of paying."),
    (
        _STATE,
        "platform_bears",
        "money",
        "What the platform pays of it beside the buyer's `amount`, as coupons and subsidies; 0 = nothing.",
    ),
    (_ORDER, "refunded_at", "ms", "When the last of it went back."),
    (
        _ORDER,
        "raw_created",
        "ms",
        "Written by the sequencer, as are `raw_paid` and `raw_refunded_at`: the time said, when it lay in the future.",
    ),
    (
        _ORDER,
        "as_of",
        "ms",
        "The moment it speaks of, null = `ts`; of two words on one thing that are no totals the later holds.",
    ),
    (_ORDER, "shop_name", "text", "Name of the shop, no part of the key."),
    (
        _STATE,
        "genre",
        "text",
        "By the platform's own attribution (流量体裁): live, video, card or other; null = it does not say, "
        "or not yet.",
    ),
    (_STATE, "account", "text", "Whose sale it is: the account (达人)."),
    (_STATE, "host_name", "text", "Who sold it in the account's name (代播主播)."),
    (_REFUND, "ticket", "text", "Needed: number of the after-sale ticket."),
    (_REFUND, "kind", "text", "One of refund_only, return, exchange, repair, other."),
    (_REFUND, "shipped", "truth", "Asked for after shipping; null = unknown."),
    (_REFUND, "reason", "text", "Why, as the platform has it."),
    (_REFUND, "asked", "ms", "When it was asked for."),
    (_ENTRY, "book", "text", "Needed: settlement or funds; of each line one of them speaks."),
    (_ENTRY, "entry", "text", "Needed: number of the movement in its book."),
    (_ENTRY, "settled", "money, signed", "What it changes for the shop."),
    (_ENTRY, "income", "money, signed", "What came in before fees."),
    (
        _ENTRY,
        "platform_fee",
        "money, signed",
        "Fee of the platform; a cost is positive, as are the others.",
    ),
    (_ENTRY, "commission", "money, signed", "Commission of a creator."),
    (_ENTRY, "service_fee", "money, signed", "Fee of an agency or service provider."),
    (_ENTRY, "channel_fee", "money, signed", "Fee of a channel."),
    (_ENTRY, "promotion_fee", "money, signed", "Fee of promotion."),
    (_ENTRY, "other_fees", "money, signed", "Fees beside these."),
    (_ENTRY, "refund", "money, signed", "What went back in it."),
    (_ENTRY, "scene", "text", "What the movement is for, as the platform has it."),
    (
        _STATE,
        "refund_basis",
        "text",
        "Of `order.state`: `derived` when `refunded_total` is concluded from a word (the whole amount) and not "
        "printed; it holds until somebody says an amount.",
    ),
    ("`sample.*`", "grid", "ms", "Time between two samples of this source."),
    (
        "`reading`",
        "boxes",
        "object",
        "Up to twelve numbers by name; each is kept as a sample `reading.<name>`.",
    ),
    (
        "`report.*`, `tick.*`",
        "as_of",
        "ms",
        "The moment the figure speaks of, of a tick needed; of one source the latest holds.",
    ),
    (
        "`report.*`",
        "show_ident",
        "text",
        "Which of the platform's own shows it is of, where it may have cut one of ours into several; each "
        "of them has its own totals ([fold.md](fold.md), 7).",
    ),
    ("`tick.*`", "grid", "ms", "Needed: how long the stretch is, at most 31 days."),
    (
        "any",
        "file",
        "text",
        "The file that said it (first 12 digits of its SHA-256), where the id does not begin with it.",
    ),
    (
        "`source.retract`",
        "file",
        "text",
        "Needed: the file that is taken back, 12 hex digits: what this source said before with an id that "
        "begins with it and `:`, or with this `x.file`.",
    ),
    (
        "`source.open`",
        "provides",
        "list of kinds",
        "What this source delivers, so that none of it means zero.",
    ),
    ("`source.open`", "level", "text", "Level of the source, L0 to L3."),
    ("`source.open`", "platform", "text", "Platform of the source."),
    ("`show.arm`", "plan", "object", "The plan as it stands: the baseline of the review."),
    ("`segment.take`", "segment", "object", "The segment by value, as it was at that instant."),
    ("`speech`", "ms", "ms", "How long it took to say."),
    ("`screen`", "where", "text", "Where it stood: picture, overlay, card or back office."),
    (_ALERT, "severity", "text", "Needed: block, high, medium or low."),
    (_ALERT, "rule", "text", "The rule it breaks; null = a person marked it by hand."),
    (_ALERT, "first", "text", "The alert it repeats."),
    (_ALERT, "loud", "truth", "Whether it interrupts people."),
    (_ALERT, "at", "ms", "When it was said or shown."),
    (
        "`alert.close`",
        "how",
        "text",
        "Needed: corrected, with what was said as `text`, or dismissed.",
    ),
    (
        "`alert.close`",
        "reason",
        "text",
        "Of dismissed needed: proved, misheard, not_ours, harmless or handled.",
    ),
    ("`disposal`", "how", "text", "Needed: removed, muted, answered or kept."),
    ("`disposal`", "src", "text", "Needed: the comment's source."),
    (
        _PUSH,
        "kind",
        "text",
        "Needed: correction (`text` of at most 18 characters), note or phrase (at most 60).",
    ),
    (_PUSH, "secs", "s", "Taken down by itself after so many seconds, 3 to 600; null = never."),
    (_PUSH, "link", "id", "The link it is about."),
    ("`push.shown`", "screen", "text", "Needed: which prompter, by a name of its own."),
    (_FIX, "lane", "text", "Which lane: show, segment, pitch, pin, shift, host, lucky_bag."),
    (_FIX, "host", "text", "Of lane host: whose."),
    (
        _FIX,
        "op",
        "text",
        "edge, drop, restore, add or overlay; of lane show no overlay ([fold.md](fold.md), 2).",
    ),
    (_FIX, "span", "text", "Of edge, drop and restore: id of the act that began the span."),
    (_FIX, "edge", "text", "Of edge: from or to."),
    (_FIX, "at", "ms", "Of edge: where it belongs; of an end null = still running."),
    (_FIX, "from", "ms", "Of add, overlay and a span: the beginning."),
    (_FIX, "to", "ms", "The end, exclusive; of add and a span null = still running."),
    (
        _FIX,
        "key",
        "text",
        "Of add and a span: the row it counts in; null = a row of its own. Of lane show needed: the show.",
    ),
    (_FIX, "product", "text", "Of add and a span: the product pitched."),
    (_FIX, "ref", "text", "Of add and a span: the segment, shift or host it is about."),
    (_FIX, "data", "object", "Of add and a span: what the act would have carried."),
    (
        _FIX,
        "spans",
        "list of objects",
        "Of overlay: the spans that take the place of what was there.",
    ),
    (_FIX, "why", "text", "The reason."),
)
