"""A folded text says what is read, and where each character of it stood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaibo.domains.compliance.engine.reading.folding import _fold_slowly, fold

# Characters of every kind the tables know, and any other; lone surrogates as well.
ANY = st.text(
    st.one_of(
        st.sampled_from(
            "最低全网微信加，。！？、；…  \n\t.,:-~*+%¥0123456789１２３①❷⓷⒈壹佰〇頂級朂vVxXеоɑ丶の"
        ),
        st.sampled_from("\u200b\u200d\u202e\ufe0f\u20e3\u0301\ud83d\udc4d\ue000●◆【】"),
        st.characters(codec=None),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Ｖ信", "v信"),
        ("❷件⓷盒①", "2件3盒1"),
        ("⾼血压", "高血压"),
        ("𝐯𝐱 𝒥𝒰𝒩", "vx jun"),
        ("顶\u200b级", "顶级"),
        ("顶-级【王】◆炸", "顶级王炸"),
        ("頂級、壹等", "顶级，一等"),
        ("вецхin 我", "beцxin，我"),
        ("4️⃣9", "49"),
        ("⓪.⑨元 19．9元", "0.9元，19.9元"),
        ("1,299元 2.4G 48-72小时", "1299元，2.4g，48-72小时"),
        ("好。。！", "好，"),
        ("真的吗？！", "真的吗？"),
        ("の", "的"),
        ("buy  now", "buy，now"),
        ("add me", "add me"),
    ],
)
def test_what_is_read(raw: str, read: str) -> None:
    assert fold(raw).text == read


@given(ANY)
@example("最低，")
@example("，，")
@example("a b")
def test_the_short_way_says_what_the_long_way_says(raw: str) -> None:
    short, long = fold(raw), _fold_slowly(raw)
    assert short.text == long.text
    spans = [short.raw_span(at, at + 1) for at in range(len(short.text))]
    starts = [long.raw_span(at, at + 1)[0] for at in range(len(long.text))]
    assert [start for start, _ in spans] == starts


@given(ANY)
def test_spans_lie_in_the_raw_text_in_order(raw: str) -> None:
    folded = fold(raw)
    places = [folded.raw_span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(raw) for start, end in places)
    assert places == sorted(places)


@given(ANY, ANY)
def test_a_planted_word_is_read_where_it_was_planted(before: str, after: str) -> None:
    raw = before + "。国家级◆特\u200b供。" + after
    folded = fold(raw)
    at = folded.text.index(
        "国家级特供", len(fold(before).text) and max(0, len(fold(before + "。").text) - 2)
    )
    start, end = folded.raw_span(at, at + 5)
    assert raw[start:end].startswith("国家级◆特")
    assert "供" in raw[start:end]
