"""The one shape of an error people see: a stable code and a Chinese sentence.

`{code, text, where?, values?}`: `code` is for programs and never changes its meaning, `text` says
what, where and what to do, `where` lists fields, `values` holds figures a page may show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The kit's own codes with their HTTP status. A domain's code (such as `last_lead`) is answered
# with 409: the request was understood, the state of things refuses it.
STATUS = {
    "unreadable": 400,
    "bad_host": 400,
    "signed_out": 401,
    "wrong_credentials": 403,
    "password_needed": 403,
    "forbidden": 403,
    "csrf": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "stale": 409,
    "retired": 409,
    "duplicate": 409,
    "gone": 410,
    "too_large": 413,
    "invalid": 422,
    "too_many": 429,
    "internal": 500,
    "busy": 503,
}
DOMAIN_STATUS = 409

TEXTS = {
    "unreadable": "请求的内容读不懂（不是完整的 JSON），什么也没有写入。",
    "bad_host": "这个地址不在允许的范围内。请把它加进 KAIBO_HOSTS 后重新启动。",
    "signed_out": "还没有登录，或登录已经过期。请登录后再试，刚才的操作没有写入。",
    "forbidden": "没有做这件事的权限。",
    "csrf": "页面的安全凭证不对或已过期，操作没有写入。请刷新页面后再试。",
    "not_found": "没有这个地址或这条记录，它可能已被移走。",
    "method_not_allowed": "这个地址不支持这种操作。",
    "too_large": "内容太大，没有写入。请分成几次提交。",
    "internal": "系统出错了，这一步没有完成。请再试一次；若再出现，请把下面的编号告诉管理员。",
    "busy": "数据库正忙，这一步没有写入。请稍等再按一次。",
}

_BY_STATUS = {
    400: "unreadable",
    401: "signed_out",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    503: "busy",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One field that is wrong: its path, such as `seats.0.host`, and a sentence."""

    path: str
    text: str


class Refusal(Exception):
    """We understood, and the answer is no. Raised anywhere, shown as the error shape."""

    def __init__(
        self,
        code: str,
        text: str | None = None,
        *,
        where: Sequence[Place] = (),
        values: Mapping[str, Any] | None = None,
    ) -> None:
        self.code = code
        self.text = text or TEXTS[code]
        self.where = tuple(where)
        self.values = dict(values or {})
        super().__init__(self.text)

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return STATUS.get(self.code, DOMAIN_STATUS)

    def body(self) -> dict[str, Any]:
        """The shape on the wire; `where` and `values` only when there are any."""
        shape: dict[str, Any] = {"code": self.code, "text": self.text}
        if self.where:
            shape["where"] = [{"path": place.path, "text": place.text} for place in self.where]
        if self.values:
            shape["values"] = self.values
        return shape


def invalid(where: Sequence[Place]) -> Refusal:
    """A refusal for fields that are filled in wrongly, its sentence quoting the first one."""
    first = where[0].text
    text = first if len(where) == 1 else f"有 {len(where)} 处填写不对，第一处：{first}"
    return Refusal("invalid", text, where=where)


def by_status(status: int) -> Refusal:
    """A refusal for an error Django or ninja gave only a status for."""
    return Refusal(_BY_STATUS.get(status, "unreadable" if status < 500 else "internal"))
