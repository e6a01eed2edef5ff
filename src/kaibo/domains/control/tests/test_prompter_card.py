"""What a host reads beside the line: the link in hand as it is now, what is left, what comes next."""

from __future__ import annotations

import pytest

from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, Hall
from kaibo.domains.control.tests.test_run import armed, taken
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection import public as selection
from kaibo.kit.clock import MINUTE

pytestmark = pytest.mark.django_db
CARD = f"/api/rooms/{ROOM}/prompter"


def test_before_a_show_there_is_no_link_in_hand_and_the_first_segment_is_next(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.arm", 0, ref=str(evening.show), x=armed(evening))
    card = desk.get(CARD)
    assert (card["room_title"], card["cur"]) == ("旗舰店A", "CNY")
    assert (card["goods"], card["segment_ends"]) == (None, None)
    assert card["next"] == {"title": "开场", "goods": None}


def test_on_air_the_link_has_the_price_of_now_and_what_comes_next_its_own(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    hall.press("show.arm", 0, ref=str(evening.show), x=armed(evening))
    hall.press("show.start", 1, ref=str(evening.show))
    first, second = evening.opening, evening.main
    hall.press("segment.take", 2, ref=str(first), x=taken(first))
    card = desk.get(CARD)
    assert card["goods"] is None
    assert card["next"]["title"] == "主推 3 号"
    assert card["next"]["goods"]["price"] == 8_900

    hall.press("segment.take", MINUTE, ref=str(second), x=taken(second))
    card = desk.get(CARD)
    [link] = [one for one in selection.links(evening.show) if one.id == card["goods"]["link"]]
    assert card["goods"] == {
        "link": link.id,
        "no": link.link_no,
        "name": link.name,
        "price": 8_900,
        "offer": link.offer,
    }
    length = taken(second)["segment"]["duration_ms"]
    assert card["segment_ends"] == EVENING + MINUTE + length

    # What is explained counts for more than what the segment is about; nobody's number has no price.
    hall.press("pitch.start", 2 * MINUTE, product="number:77", n=77, x={"name": "77 号"})
    assert desk.get(CARD)["goods"] == {
        "link": None, "no": 77, "name": "77 号", "price": None, "offer": "",
    }  # fmt: skip
