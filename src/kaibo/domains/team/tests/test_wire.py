"""A request to a robot: what is known of whether its bytes went out."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from kaibo.domains.team.robots import wire
from kaibo.domains.team.robots.answers import Later, Raw, Unsure
from kaibo.domains.team.rules.addresses import Address
from kaibo.domains.team.tests.platforms import HTML, TOKEN, Platform, running

BODY: dict[str, Any] = {"msgtype": "markdown", "markdown": {"content": "**开播** 🎉"}}


def _address(platform: Platform) -> Address:
    target = f"/cgi-bin/webhook/send?key={TOKEN}"
    return Address(False, "127.0.0.1", platform.port, target, inner=True)


def _ask(platform: Platform) -> Raw | Later | Unsure:
    address = _address(platform)
    return wire.post(address, address.target, BODY, "企业微信")


def test_an_answer_with_its_status_body_and_wait() -> None:
    with running() as platform:
        platform.faults = [(429, HTML, {"Retry-After": "7"}), (429, b"", {"Retry-After": "soon"})]
        assert _ask(platform) == Raw(429, HTML, 7)
        assert _ask(platform) == Raw(429, b"", None)
        assert _ask(platform) == Raw(200, b'{"errcode": 0, "errmsg": "ok"}', None)
    assert platform.taken == [BODY]


def test_nobody_listening_means_that_nothing_went_out() -> None:
    with running() as platform:
        pass
    found = _ask(platform)
    assert found == Later("连不上企业微信（ConnectionRefusedError），稍后自动再发。")


def test_a_name_that_is_unknown_means_that_nothing_went_out() -> None:
    address = Address(True, "no-such-host.invalid", 443, "/x", inner=False)
    found = wire.post(address, "/x", BODY, "飞书")
    assert found == Later("连不上飞书（gaierror），稍后自动再发。")


def test_a_connection_that_is_cut_leaves_it_in_doubt() -> None:
    with running() as platform:
        platform.faults = ["cut"]
        found = _ask(platform)
    assert isinstance(found, Unsure)
    assert found.text == (
        "发给企业微信后连接断了（ConnectionResetError），不确定有没有发出。请到群里看一眼。"
    )


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_an_answer_that_does_not_come_in_time_leaves_it_in_doubt(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "WHOLE_S", 0.3)
    with running() as platform:
        platform.faults = [fault]
        began = time.monotonic()
        found = _ask(platform)
        assert time.monotonic() - began < 5
    assert isinstance(found, Unsure)
    assert "不确定有没有发出" in found.text


def test_a_redirect_is_answered_and_not_followed() -> None:
    with running() as other, running() as platform:
        elsewhere = f"http://127.0.0.1:{other.port}/cgi-bin/webhook/send?key={TOKEN}"
        platform.faults = [(302, b"", {"Location": elsewhere})]
        assert _ask(platform) == Raw(302, b"", None)
    assert other.heard == []


@pytest.mark.parametrize(
    "place",
    ["10.0.0.5", "127.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1", "fd00::1",
     "::ffff:10.0.0.5", "fe80::1%eth0", "0.0.0.0", "224.0.0.1"],
)  # fmt: skip
def test_a_platforms_name_that_leads_inside_is_not_asked(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inside(host: str, port: int, **_: Any) -> list[Any]:
        good = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", port))
        return [good, (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))]

    def connected(*_: Any, **__: Any) -> socket.socket:
        raise AssertionError("it was asked")

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    monkeypatch.setattr(socket, "create_connection", connected)
    address = Address(True, "open.feishu.cn", 443, "/x", inner=False)
    found = wire.post(address, "/x", BODY, "飞书")
    assert isinstance(found, Later)
    assert "指向内网（open.feishu.cn），没有发送" in found.text


def test_a_server_that_cannot_prove_its_name_is_told_nothing() -> None:
    """A plain server stands where TLS was asked for: the greeting fails, the message stays here."""
    with running() as platform:
        address = Address(True, "127.0.0.1", platform.port, "/x", inner=True)
        found = wire.post(address, "/x", BODY, "飞书")
    assert isinstance(found, Later) and "安全连接没有建立" in found.text
    assert platform.heard == []
