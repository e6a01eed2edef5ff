"""What a platform reports in another currency than the room's says nothing beside the room's."""

from kaibo.live.tests.made import ev, fold, live, whole

SOURCE = "file:p"
GRID = {"grid": 60_000, "as_of": 1}


def test_a_total_in_dollars_is_no_total_of_a_room_in_yuan() -> None:
    said = {"src": SOURCE, "ref": "s1"}
    state = fold(
        [
            *live(),
            ev("report.gmv", 5, id="a", amount=900, cur="USD", x={"as_of": 9}, **said),
            ev("report.gmv", 5, id="b", amount=700, cur="CNY", x={"as_of": 1}, **said),
        ]
    )
    assert [total.value for total in state.reported.totals.values()] == [700]


def test_neither_is_a_tick_but_counts_have_no_currency() -> None:
    state = fold(
        [
            *live(),
            ev("tick.spend", 0, id="a", src=SOURCE, amount=500, cur="USD", x=GRID),
            ev("tick.comments", 0, id="b", src=SOURCE, n=3, cur="USD", x=GRID),
        ]
    )
    assert {name for _, name in whole(state).ticks} == {"comments"}
