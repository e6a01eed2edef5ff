"""What a page is shown while a show runs is what the full reading says."""

from __future__ import annotations

from kaibo.live.events import Event
from kaibo.live.glance import FIGURES, LINK, TREND, Glance
from kaibo.live.tests.made import T0, ev, fold
from kaibo.live.view import View, shows

MINUTE = 60_000


def running() -> list[Event]:
    out = [
        ev("show.start", 0, ref="s1"),
        ev("shift.start", 10, ref="late"),
        ev("host.on", 20, ref="amy"),
        ev("pitch.start", 30, product="a", id="p1"),
        ev("segment.take", 40, ref="g1", id="t1", x={"title": "开场"}),
    ]
    for n in range(200):
        at = 1_000 + n * 4_000
        out.append(ev("enter", at, who=n % 50 + 1, channel="paid"))
        out.append(ev("product.click", at + 1, who=n % 50 + 1, product="ab"[n % 2]))
        out.append(ev("comment", at + 2, who=n % 50 + 1))
        x = {"created": T0 + at, "paid": T0 + at, "refunded_total": 0, "refund_1h": 0}
        if n % 5 == 0:
            out.append(
                ev(
                    "order.state",
                    at + 3,
                    order=f"o{n}",
                    who=n % 50 + 1,
                    product="a",
                    qty=1,
                    amount=8_900,
                    x=x,
                )
            )
        if n == 100:
            out.append(ev("pitch.start", at + 4, product="a", id="p2"))
    out.append(ev("sample.online", 790_000, n=42))
    return out


def test_a_glance_agrees_with_the_full_reading() -> None:
    state = fold(running())
    now = T0 + 800_000
    glance, view = Glance(state, now), View(state, shows(state)[0], now)
    whole = view.whole().measures
    assert glance.figures()["show"] == {name: whole[name] for name in FIGURES}
    [shift, *_] = [r for r in view.rows("shift") if r.key == "late"]
    assert glance.figures()["shift"] == {name: shift.measures[name] for name in FIGURES}
    minutes = {r.key: r.measures for r in view.rows("minute")}
    trend = glance.trend()
    for index, start in enumerate(trend["minutes"]):
        assert {n: trend["series"][n][index] for n in TREND} == {
            n: minutes[str(start)][n] for n in TREND
        }
    products = {r.key: r.measures for r in view.rows("product")}
    for name, link in glance.links().items():
        assert link["show"] == {n: products[name][n] for n in LINK}
        assert link["recent"]["product_clicks"] == products[name]["product_clicks_5min"]
        assert link["recent"]["gmv"] == products[name]["gmv_5min"]


def test_the_running_hour_is_the_one_on_the_teams_own_clock() -> None:
    """T0 is 05:00 UTC, 10:30 in India; all 200 comments come before a quarter past."""
    state = fold(running())
    minutes = (29, 30, 59, 60)

    def comments(ahead: int) -> list[int | None]:
        glances = [Glance(state, T0 + m * MINUTE, ahead * MINUTE) for m in minutes]
        return [glance.figures()["hour"]["comments"] for glance in glances]

    assert {ahead: comments(ahead) for ahead in (0, 330, -210)} == {
        0: [200, 200, 200, 0],
        330: [200, 0, 0, 0],
        -210: [200, 0, 0, 0],
    }


def test_the_run_says_what_is_on_air_and_which_round() -> None:
    glance = Glance(fold(running()), T0 + 800_000)
    run = glance.run()
    assert run["show"] == {"id": "s1", "start": T0, "end": None, "title": None, "data": {}}
    assert (run["segment"]["id"], run["segment"]["data"]["title"]) == ("t1", "开场")
    assert (run["pitch"]["id"], run["pitch"]["product"], run["pitch"]["round"]) == ("p2", "a", 2)
    assert (run["shift"]["key"], run["pin"], run["armed"]) == ("late", None, None)
    assert [(host["key"], host["end"]) for host in run["hosts"]] == [("amy", None)]
    assert glance.gauges() == [
        {"source": "sim:1", "name": "online", "value": 42, "ts": T0 + 790_000}
    ]


def test_unknown_stays_unknown_and_an_empty_room_is_empty() -> None:
    glance = Glance(fold([ev("show.start", 0, ref="s1"), ev("comment", 5)]), T0 + 10)
    figures = glance.figures()["show"]
    assert (figures["comments"], figures["commenters"], figures["gmv"]) == (1, None, None)
    empty = Glance(fold([]), T0)
    assert (empty.figures(), empty.links(), empty.gauges()) == ({}, {}, [])
    assert empty.run()["show"] is None


def test_a_show_taken_up_again_is_the_one_on_air_and_goes_on_counting() -> None:
    acts = [
        ev("show.start", 0, ref="a", x={"title": "晚场"}),
        ev("comment", 5, who=1),
        ev("show.end", 10),
        ev("show.start", 20, ref="b"),
        ev("show.end", 30),
        ev("show.start", 40, ref="a", x={"title": "晚场"}),
        ev("comment", 45, who=2),
    ]
    glance = Glance(fold(acts), T0 + 50)
    show = glance.run()["show"]
    assert (show["id"], show["start"], show["end"]) == ("a", T0, None)
    assert glance.figures()["show"]["comments"] == 2
    ended = Glance(fold([*acts, ev("show.end", 60)]), T0 + 70).run()["show"]
    assert (ended["id"], ended["end"]) == ("a", T0 + 60)


def test_the_rounds_of_a_show_taken_up_again_leave_out_those_of_the_show_between() -> None:
    acts = []
    for at, show in ((0, "a"), (100, "b"), (200, "a")):
        acts += [
            ev("show.start", at, ref=show),
            ev("pitch.start", at + 10, product="p", id=f"p{at}"),
            ev("product.click", at + 20, product="p", id=f"c{at}"),
        ]
        if at < 200:
            acts.append(ev("show.end", at + 50))
    state = fold(acts)
    assert Glance(state, T0 + 230).run()["pitch"]["round"] == 2
    [again] = [show for show in shows(state) if show.id == "a"]
    view = View(state, again)
    assert view.rounds() == {"p0": "p#1", "p200": "p#2"}
    assert [row.key for row in view.rows("round")] == ["p#1", "p#2", "none"]
