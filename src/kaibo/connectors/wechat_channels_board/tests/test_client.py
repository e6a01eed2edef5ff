"""The client against a server that speaks the documented protocol: tokens, codes, broken lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kaibo.connectors.wechat_channels_board.client import Client, Live
from kaibo.connectors.wechat_channels_board.tests import platform as wire
from kaibo.connectors.wechat_channels_board.tests.platform import (
    APP_ID,
    APP_SECRET,
    EXPORT_ID,
    START_MS,
    Platform,
    running,
)
from kaibo.connectors.wechat_channels_board.trouble import Trouble

TOKEN, LIST, DATA = (
    "/cgi-bin/stable_token", "/channels/livedashboard/getlivelist",
    "/channels/livedashboard/getlivedata",
)  # fmt: skip


class House:
    """The platform, a client of it, and a clock in unix seconds."""

    def __init__(self, platform: Platform, host: str) -> None:
        self.platform, self.host, self.at = platform, host, 1_000_000.0
        self.client = self.other(APP_SECRET)

    def other(self, secret: str) -> Client:
        return Client(APP_ID, secret, lambda: self.at, self.host, timeout_s=0.5)


@pytest.fixture
def house() -> Iterator[House]:
    platform = Platform(minute=5)
    with running(platform) as host:
        yield House(platform, host)


def trouble(call: Callable[[], object]) -> Trouble:
    with pytest.raises(Trouble) as caught:
        call()
    return caught.value


def test_one_token_serves_every_call_until_shortly_before_its_end(house: House) -> None:
    assert house.client.lives(20251122) == [Live(EXPORT_ID, START_MS // 1_000)]
    assert house.client.lives(20251121) == []
    assert house.client.board(EXPORT_ID)["errcode"] == 0
    assert house.platform.asked == [TOKEN, LIST, LIST, DATA]
    house.at += 7_200 - 300 - 1
    house.client.board(EXPORT_ID)
    assert house.platform.asked.count(TOKEN) == 1
    house.at += 1
    house.client.board(EXPORT_ID)
    assert house.platform.asked.count(TOKEN) == 2


def test_a_token_that_went_early_is_renewed_once_and_the_call_repeated(house: House) -> None:
    house.client.board(EXPORT_ID)
    house.platform.faults.append(wire.EXPIRED)
    assert house.client.board(EXPORT_ID)["errcode"] == 0
    assert house.platform.asked == [TOKEN, DATA, DATA, TOKEN, DATA]
    # One that is never good is not asked for without end.
    house.platform.refusal = 42001
    before = len(house.platform.asked)
    assert trouble(lambda: house.client.board(EXPORT_ID)).code == "42001"
    assert house.platform.asked[before:] == [DATA, TOKEN, DATA]


def test_a_wrong_secret_is_said_and_told_to_nobody(house: House) -> None:
    told = trouble(lambda: house.other("not-the-secret").lives(20251122))
    assert (told.code, told.asks_a_person) == ("40125", True)
    assert "AppSecret" in told.text and "not-the-secret" not in told.text
    assert house.platform.asked == [TOKEN]


@pytest.mark.parametrize(
    ("code", "word", "at_least_s", "person"),
    [
        (-1, "系统繁忙", 5, False), (45009, "调用次数用完", 1_800, True), (45011, "下一分钟", 60, False),
        (48001, "开放场景", 600, True), (61004, "IP 白名单", 600, True), (77777, "不认识", 60, True),
    ],
)  # fmt: skip
def test_each_refusal_says_what_to_do_and_how_long_to_wait(
    house: House, code: int, word: str, at_least_s: int, person: bool
) -> None:
    house.client.lives(20251122)
    house.platform.refusal = code
    told = trouble(lambda: house.client.board(EXPORT_ID))
    assert (told.code, told.asks_a_person, told.wait_s) == (str(code), person, at_least_s)
    assert word in told.text and told.text.endswith("。")
    assert "13800138000" not in told.text  # what the platform says is masked like any text
    house.platform.refusal = 0
    assert house.client.board(EXPORT_ID)["errcode"] == 0


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (wire.CUT, "odd_answer"), (wire.HTTP_500, "unreachable"), (wire.SILENT, "unreachable"),
        (wire.REDIRECT, "unreachable"), (wire.BUSY, "-1"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_is_trouble_without_the_token_in_it(
    house: House, fault: str, code: str
) -> None:
    house.client.lives(20251122)
    house.platform.faults.append(fault)
    told = trouble(lambda: house.client.board(EXPORT_ID))
    assert told.code == code and house.platform.token not in told.text + repr(told)
    assert told.__suppress_context__ or told.__context__ is None
    # A redirect would have carried the token elsewhere: it was not followed.
    assert not any("elsewhere" in path for path in house.platform.asked)
    assert house.client.board(EXPORT_ID)["errcode"] == 0


def test_nobody_there_is_trouble_too() -> None:
    with running(Platform()) as host:
        pass
    gone = Client(APP_ID, APP_SECRET, lambda: 0.0, host, timeout_s=0.5)
    assert trouble(lambda: gone.lives(20251122)).code == "unreachable"
