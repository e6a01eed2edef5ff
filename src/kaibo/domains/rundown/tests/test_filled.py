"""Where a part of what is said stands in what was written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.rundown.rules.filled import filled
from kaibo.domains.rundown.rules.texts import BLANKS, fill

PIECES = st.lists(
    st.sampled_from(["今天", "{到手价}", "{机制}", "{", "}", "{别的}", "🧴", "\n"]), max_size=8
)
VALUES = st.dictionaries(st.sampled_from(BLANKS), st.sampled_from(["", "99", "{机制}", "拍1发1"]))


def test_what_touches_a_blank_stands_for_all_of_it() -> None:
    found = filled("今天{到手价}元，{机制}，走起", {"到手价": "99", "机制": "拍1发1"})
    assert found.text == "今天99元，拍1发1，走起"
    assert found.written(0, 2) == (0, 2)
    assert found.written(2, 5) == (2, 8)
    assert found.written(3, 4) == (2, 7)
    assert found.written(4, 7) == (7, 13)
    assert found.written(11, 13) == (14, 16)


def test_a_blank_nobody_can_fill_stays_as_it_is() -> None:
    found = filled("{品名}只要{到手价}", {"品名": "", "到手价": "99"})
    assert (found.text, found.written(0, 8)) == ("{品名}只要99", (0, 11))


@settings(max_examples=50, deadline=None)
@given(PIECES, VALUES)
def test_it_reads_as_the_script_does_and_what_was_not_filled_stands_as_it_is(
    pieces: list[str], values: dict[str, str]
) -> None:
    text = "".join(pieces)
    found = filled(text, values)
    assert found.text == fill(text, values)
    assert found.written(0, len(found.text)) == (0, len(text))
    inside = {at for start, end, *_ in found.blanks for at in range(start, end)}
    for at in set(range(len(found.text))) - inside:
        start, end = found.written(at, at + 1)
        assert text[start:end] == found.text[at]
