"""Connectors by which the server asks a platform itself: which there are, what they are told. [plain]"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaibo.domains.control.choices import Platform
from kaibo.kit.errors import Place, invalid

EVERY_S = (30, 600)
_APP_ID = re.compile(r"[A-Za-z0-9_-]{4,64}")
_SECRET = re.compile(r"[!-~]{8,200}")


@dataclass(frozen=True, slots=True)
class Connector:
    """One way to ask: its name as in its manifest, its platform, what people call it."""

    name: str
    platform: Platform
    label: str


WECHAT_BOARD = Connector(
    "wechat-channels-board", Platform.WECHAT_CHANNELS, "视频号直播大屏（官方接口）"
)
#: What may be chosen; the server has the code for each (`config.pulling`).
CONNECTORS: dict[str, Connector] = {one.name: one for one in (WECHAT_BOARD,)}


def checked(
    source_name: str, connector: str, app_id: str, app_secret: str, every_s: int
) -> Connector:
    """The connector, if all of this goes together. Refusal: `invalid`, naming the field."""
    found = CONNECTORS.get(connector)
    wrong: list[Place] = []
    if found is None:
        known = "、".join(f"{one.name}（{one.label}）" for one in CONNECTORS.values())
        wrong.append(Place("connector", f"没有「{connector}」这种拉取方式，可用：{known}。"))
    elif source_name.partition(":")[0] != found.platform.value:
        text = f"「{found.label}」只用于来源名以 {found.platform.value}: 开头的来源。"
        wrong.append(Place("connector", text))
    if _APP_ID.fullmatch(app_id) is None:
        wrong.append(Place("app_id", "AppID 是 4 到 64 个字母、数字，请从平台后台原样复制。"))
    if _SECRET.fullmatch(app_secret) is None:
        wrong.append(
            Place("app_secret", "AppSecret 是 8 个以上的字母、数字，请从平台后台原样复制。")
        )
    if not EVERY_S[0] <= every_s <= EVERY_S[1]:
        wrong.append(Place("every_s", f"多久问一次，请写 {EVERY_S[0]} 到 {EVERY_S[1]} 秒。"))
    if wrong or found is None:
        raise invalid(wrong)
    return found
