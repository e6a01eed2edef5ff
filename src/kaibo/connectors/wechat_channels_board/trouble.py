"""What keeps the platform from answering: a code, a sentence with what to do, how long to wait."""

from __future__ import annotations

from kaibo.live.mask import mask

MINUTE_S = 60.0


class Trouble(Exception):
    """Nothing was learned. `code` is the platform's, or one of ours; `wait_s` at least so long.

    `asks_a_person`: waiting alone will not cure it.
    """

    def __init__(
        self, code: str, text: str, wait_s: float = 0.0, asks_a_person: bool = False
    ) -> None:
        super().__init__(text)
        self.code, self.text = code, text
        self.wait_s, self.asks_a_person = wait_s, asks_a_person


#: Codes as the official pages list them: what to do, how long to wait, whether a person must act.
_KNOWN: dict[int, tuple[str, float, bool]] = {
    -1: ("平台说系统繁忙，稍后会再问。", 5.0, False),
    1: ("平台说请求的参数不对。", MINUTE_S, False),
    5: ("平台说查询的日期太早。", MINUTE_S, False),
    40001: ("平台不认这次的 access_token；若一直如此，请核对 AppSecret。", MINUTE_S, True),
    40013: ("平台不认这个 AppID，请核对。", 10 * MINUTE_S, True),
    40125: ("平台不认这个 AppSecret，请重新填写。", 10 * MINUTE_S, True),
    40164: ("本机的公网地址不在平台的 IP 白名单里，请加进去。", 10 * MINUTE_S, True),
    42001: ("access_token 过期了，正在换新的。", 5.0, False),
    45009: ("今天的调用次数用完了，要等明天，或到平台清零。", 30 * MINUTE_S, True),
    45011: ("这一分钟问得太多，下一分钟再问。", MINUTE_S, False),
    45035: ("本机的公网地址不在平台的 IP 白名单里，请加进去。", 10 * MINUTE_S, True),
    48001: (
        "接口权限没有打开：请到视频号助手「开放能力 - 开放场景」打开开关。", 10 * MINUTE_S, True
    ),
    48004: ("接口被平台封禁，请到平台查看原因。", 10 * MINUTE_S, True),
    50001: ("账号没有授权这个接口。", 10 * MINUTE_S, True),
    50002: ("账号受限，请到平台查看封禁原因。", 10 * MINUTE_S, True),
    61004: ("本机的公网地址不在平台的 IP 白名单里，请加进去。", 10 * MINUTE_S, True),
}  # fmt: skip


def refused(code: int, said: object) -> Trouble:
    """The platform answered with a code of its own; `said` is its `errmsg`."""
    words = f"（{mask(said)[:80]}）" if isinstance(said, str) and said else ""
    text, wait_s, person = _KNOWN.get(
        code, ("这个代码不认识，请对照微信开放文档的错误码。", MINUTE_S, True)
    )
    return Trouble(str(code), f"视频号接口答复 {code}{words}：{text}", wait_s, person)


def unreachable(why: str) -> Trouble:
    """No answer came; `why` names the kind of failure and holds no address."""
    return Trouble("unreachable", f"连不上视频号接口（{why}），会一直再试。")


def odd(what: str) -> Trouble:
    """An answer came that is none."""
    return Trouble("odd_answer", f"视频号接口的回答看不懂：{what}。会一直再试。")
