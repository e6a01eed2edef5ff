"""Where a message may go: a robot's address at its platform, or a gateway the settings name. [plain]

A message never goes to an address somebody mistyped, and a page cannot make the server ask machines
of the inner network: only the hosts of the platforms, by https, at the path of their robots.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from kaibo.domains.team.choices import RobotKind
from kaibo.kit.errors import Place, invalid

#: The hosts of each platform, and the path its robots' addresses begin with.
PLATFORMS: dict[RobotKind, tuple[frozenset[str], str]] = {
    RobotKind.FEISHU: (
        frozenset({"open.feishu.cn", "open.larksuite.com"}),
        "/open-apis/bot/v2/hook/",
    ),
    RobotKind.DINGTALK: (frozenset({"oapi.dingtalk.com"}), "/robot/send"),
    RobotKind.WECOM: (frozenset({"qyapi.weixin.qq.com"}), "/cgi-bin/webhook/send"),
}
SAMPLES: dict[RobotKind, str] = {
    RobotKind.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
    RobotKind.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=…",
    RobotKind.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
}
#: What stands between the address and the robot's own key.
_PARAMETERS = {RobotKind.DINGTALK: "access_token=", RobotKind.WECOM: "key="}


@dataclass(frozen=True, slots=True)
class Address:
    """Where to connect. `inner`: the settings name it, so it may lie in the inner network."""

    tls: bool
    host: str
    port: int
    target: str
    inner: bool


def checked(kind: RobotKind, webhook: str, allowed: Collection[str]) -> Address:
    """The address of a robot. `allowed` are hosts besides the platforms' own, each `host` or
    `host:port`. Refusal: `invalid`."""
    try:
        parts = urlsplit(webhook)
        port = parts.port
    except ValueError:
        raise _wrong(kind, "这个地址读不懂") from None
    host = (parts.hostname or "").lower()
    tls = parts.scheme == "https"
    at = port or (443 if tls else 80)
    _check_shape(kind, webhook, parts)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    if {host, f"{host}:{at}"} & {one.lower() for one in allowed}:
        return Address(tls, host, at, target, inner=True)
    hosts, path = PLATFORMS[kind]
    if host not in hosts:
        raise _wrong(kind, f"「{host}」不是{kind.label}的地址")
    if not tls or at != 443:
        raise _wrong(kind, "地址要以 https:// 开头，不带端口")
    if not parts.path.startswith(path):
        raise _wrong(kind, "这不是群机器人的地址")
    if kind in _PARAMETERS and _PARAMETERS[kind] not in parts.query:
        raise _wrong(kind, f"地址里缺少 {_PARAMETERS[kind]}，请把地址复制完整")
    return Address(True, host, 443, target, inner=False)


def _check_shape(kind: RobotKind, webhook: str, parts: SplitResult) -> None:
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _wrong(kind, "地址不完整")
    if not webhook.isascii() or any(char.isspace() for char in webhook):
        raise _wrong(kind, "地址里有空格或中文，请重新复制")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _wrong(kind, "地址里不能有用户名、密码或 #")


def _wrong(kind: RobotKind, what: str) -> Exception:
    text = f"{what}。请到群里的机器人设置复制 Webhook 地址，样子是 {SAMPLES[kind]}"
    return invalid([Place("webhook", text)])
