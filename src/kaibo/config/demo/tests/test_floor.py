"""What the demo's host does by herself, and that she leaves a person alone."""

from __future__ import annotations

from functools import reduce

from kaibo.config.demo.floor import HANDS_OFF_MS, Act, Floor, decide, steering
from kaibo.config.demo.tests.made import START, items
from kaibo.kit.clock import HOUR, MINUTE, SECOND
from kaibo.live.presses import Press

PLAN = items()


def floor(*presses: Press) -> Floor:
    return reduce(Floor.after, presses, Floor())


def press(kind: str, after: int = 0, ref: str | None = None, **more: object) -> Press:
    return Press(f"{kind}-{after}", kind, START + after, ref=ref, **more)  # type: ignore[arg-type]


def seen(acts: list[Act]) -> list[tuple[str, str | None]]:
    return [(act.kind, act.ref or act.product) for act in acts]


SHOW = press("show.start", ref="1")


def test_she_goes_through_the_plan_in_its_order() -> None:
    assert decide(PLAN, Floor(), START) == [], "no show runs"
    assert seen(decide(PLAN, floor(SHOW), START)) == [("segment.take", "10")]
    opening = floor(SHOW, press("segment.take", ref="10"))
    assert decide(PLAN, opening, START + 5 * MINUTE - 1) == []
    assert seen(decide(PLAN, opening, START + 5 * MINUTE)) == [
        ("segment.take", "11"),
        ("pitch.start", "demo-1"),
    ]
    last = floor(SHOW, press("segment.take", ref="17"), press("pitch.start", product="demo-1"))
    again = decide(PLAN, last, START + 40 * SECOND)
    assert seen(again) == [("segment.take", "11")], "the pitch of the same link goes on"
    talk = floor(SHOW, press("pitch.start", product="demo-3"), press("segment.take", ref="13"))
    pinned = talk.after(press("pin", product="demo-3"))
    over = START + 5 * MINUTE
    assert seen(decide(PLAN, talk, over)) == [("segment.take", "14"), ("pitch.end", None)]
    assert seen(decide(PLAN, pinned, over))[-1] == ("unpin", None)


def test_the_pin_follows_the_pitch_and_carries_the_link() -> None:
    on = floor(SHOW, press("segment.take", ref="12"), press("pitch.start", product="demo-2"))
    assert decide(PLAN, on, START + 10 * SECOND - 1) == []
    [pin] = decide(PLAN, on, START + 10 * SECOND)
    assert (pin.kind, pin.product, pin.n, pin.x) == ("pin", "demo-2", 2, {"link": 2, "name": ""})
    assert decide(PLAN, on.after(press("pin", product="demo-2")), START + MINUTE) == []


def test_a_hard_start_is_kept_and_its_bag_is_opened_and_drawn() -> None:
    on = floor(SHOW, press("segment.take", HOUR - 10 * SECOND, ref="12"))
    on = on.after(press("pitch.start", HOUR - 10 * SECOND, product="demo-2"))
    [bag] = decide(PLAN, on, START + HOUR - 5 * MINUTE)
    assert (bag.kind, bag.ref, bag.x["draw_at"]) == (
        "lucky_bag.start", "bag-18", START + HOUR + MINUTE,
    )  # fmt: skip
    opened = on.after(press("lucky_bag.start", HOUR - 5 * MINUTE, ref=bag.ref, x=dict(bag.x)))
    pinned = opened.after(press("pin", HOUR - 9 * SECOND, product="demo-2"))
    assert decide(PLAN, pinned, START + HOUR - 1) == []
    assert seen(decide(PLAN, pinned, START + HOUR))[0] == ("segment.take", "18")
    taken = pinned.after(press("segment.take", HOUR, ref="18"))
    assert ("lucky_bag.end", "bag-18") in seen(decide(PLAN, taken, START + HOUR + MINUTE))
    missed = seen(decide(PLAN, opened, START + HOUR + 2 * MINUTE))
    assert ("segment.take", "18") not in missed, "what was missed for its whole length is left out"


def test_after_a_one_off_the_loop_goes_on_where_it_was() -> None:
    on = floor(
        SHOW,
        press("segment.take", ref="15"),
        press("segment.take", MINUTE, ref="18"),
    )
    assert seen(decide(PLAN, on, START + 3 * MINUTE))[0] == ("segment.take", "16")


def test_whoever_steers_is_left_alone_for_twenty_minutes_of_show() -> None:
    on = floor(SHOW, press("segment.take", ref="11"))
    late = 60 * MINUTE
    assert decide(PLAN, on, START + late)
    steered = on.after(press("note", late, by="user:3"))
    assert decide(PLAN, steered, START + late + HANDS_OFF_MS - 1) == []
    assert decide(PLAN, steered, START + late + HANDS_OFF_MS)
    own = on.after(press("note", late, by="demo"))
    assert decide(PLAN, own, START + late), "what the demo pressed is nobody's steering"


def test_an_empty_plan_and_an_unknown_segment_are_no_error() -> None:
    on = floor(SHOW, press("segment.take", ref="gone"))
    assert decide((), on, START + HOUR) == []
    assert seen(decide(PLAN, on, START + MINUTE))[0] == ("segment.take", "11")


def test_the_room_is_steered_by_the_pitch_and_by_who_came_last() -> None:
    known = {"1": "host-lan"}
    on = floor(SHOW, press("pitch.start", product="p"), press("host.on", ref="1"))
    assert steering(on, known) == ("p", "host-lan")
    two = on.after(press("host.on", 5, ref="9"))
    assert steering(two, known) == ("p", "9"), "one the simulated room does not know"
    assert steering(two.after(press("host.off", 6, ref="9")), known) == ("p", "host-lan")
    ended = two.after(press("show.end", 7))
    assert (ended.show, ended.end, steering(ended, known)) == (None, START + 7, (None, None))
