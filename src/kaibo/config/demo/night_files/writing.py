"""Which files a composed night has, what each is called, and how they come into a folder."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from kaibo.config.demo.night_files import ads, money, names, room, shop, show_book
from kaibo.config.demo.night_files.cells import compact_day, dashed
from kaibo.config.demo.night_files.paper import NightFile, comma_separated, workbook
from kaibo.kit.clock import DAY, HOUR, SHANGHAI, from_ms, to_ms
from kaibo.sim.night import Night

#: The show begins at eight in the evening; the next morning at nine the room's files are taken.
BEGINS_H, MORNING_H = 20, 9
#: After-sales and money speak of so many days after the end of the show.
LATER_MS = 7 * DAY
README = "说明.md"


def begins(day: datetime) -> int:
    """UTC ms at which the night of this day (its date in China) begins."""
    return to_ms(datetime(day.year, day.month, day.day, BEGINS_H, tzinfo=SHANGHAI))


def morning_after(night: Night) -> int:
    """The first nine o'clock in China that is at least an hour after the show (UTC ms)."""
    later = from_ms(night.end + HOUR, SHANGHAI)
    nine = to_ms(later.replace(hour=MORNING_H, minute=0, second=0, microsecond=0))
    return nine if nine >= night.end + HOUR else nine + DAY


def composed(night: Night, as_of: int | None = None) -> list[NightFile]:
    """All files of the night. After-sales and money speak of `as_of` (UTC ms; None: seven days
    after the show), the others of the morning after. Raises ValueError for an `as_of` before it."""
    morning = morning_after(night)
    later = night.end + LATER_MS if as_of is None else as_of
    if later < morning:
        raise ValueError(
            f"售后、结算和动账的截至时间 {dashed(later)} 早于下播后的早上 {dashed(morning)}。"
        )
    known, grown = night.truth(morning), night.truth(later)
    day, next_day, late_day = (compact_day(at) for at in (night.start, morning, later))
    files = [
        NightFile(
            f"直播明细_全部账号_{day}_{day}.xlsx",
            workbook({"直播间明细": room.shows(night, known)}),
            morning,
            "罗盘 直播间明细：这一场的总数",
        ),
        NightFile(
            f"单场数据_{names.NICKNAME}_{day}.xlsx",
            workbook(show_book.show_book(night, known)),
            morning,
            "罗盘 单场数据：漏斗、渠道、商品",
        ),
        NightFile(
            f"流量综合趋势分析下载_数据更新日期{next_day}.xlsx",
            workbook({"流量综合趋势分析": room.minutes(night, known)}),
            morning,
            "罗盘 分钟数据：开播到下播，一分钟一行",
        ),
        NightFile(
            f"商品列表_{day}.xlsx",
            workbook({"商品列表": room.products(night, known)}),
            morning,
            "罗盘 大屏商品列表：一个链接一行",
        ),
        NightFile(
            f"讲解记录_{day}.csv",
            comma_separated(room.talks(night)),
            morning,
            "讲解记录：每个链接每一轮从几点讲到几点",
        ),
        NightFile(
            f"抖店订单_{next_day}.csv",
            comma_separated(shop.orders(night, morning)),
            morning,
            "抖店订单：当晚全店订单，含商品卡和短视频的单",
        ),
        NightFile(
            f"抖店售后单_{late_day}.csv",
            comma_separated(shop.aftersales(night, later), "gb18030"),
            later,
            "抖店售后单（GBK 编码）：这些订单后来的退款、退货、换货",
        ),
        NightFile(
            f"抖店结算账单_{late_day}.csv",
            comma_separated(money.settlement(night, grown)),
            later,
            "抖店结算账单：第 2 行是公式说明",
        ),
        NightFile(
            f"抖店动账明细_{late_day}.csv",
            comma_separated(money.funds(night, grown)),
            later,
            "抖店动账明细：同一批货款的进出，另有充值和提现",
        ),
        NightFile(
            f"全域数据_直播分析_{day}.xlsx",
            workbook({"直播分析": ads.ads(night, known)}),
            morning,
            "千川全域 分小时：第一行「全部」是合计",
        ),
        NightFile(
            f"排班表_演示_{day}.xlsx",
            workbook({"排班": ads.roster(night)}),
            morning,
            "排班表：两个班次",
        ),
    ]
    return [*files, _readme(night, files, morning, later)]


def write(folder: Path, night: Night, as_of: int | None = None) -> list[Path]:
    """Write the night's files into `folder`, which is made; each bears the time it speaks of.
    Files of the same names are written over, nothing else is touched. Raises OSError, ValueError."""
    files = composed(night, as_of)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in files:
        path = folder / file.name
        path.write_bytes(file.content)
        os.utime(path, (file.as_of // 1000, file.as_of // 1000))
        paths.append(path)
    return paths


def _readme(night: Night, files: list[NightFile], morning: int, later: int) -> NightFile:
    lines = [
        "# 一晚的演示文件（合成）",
        "",
        "这些文件全部是合成的：店铺、主播、商品、订单、买家都不存在，数字由模拟直播间算出。"
        "表头和写法同平台导出的文件，供试用、截图和测试，不能当作任何店铺的真实数据。",
        "",
        f"- 种子：{night.seed}。同一个种子和日期，写出的文件逐字节相同。",
        f"- 场次：{dashed(night.start)[:16]} 到 {dashed(night.end)[:16]}（北京时间），"
        f"账号「{names.NICKNAME}」，{len(night.turns)} 个班次。",
        f"- 罗盘、千川、订单截至 {dashed(morning)[:16]}；售后、结算、动账截至 {dashed(later)[:16]}。",
        "",
        "| 文件 | 是什么 |",
        "|---|---|",
        *(f"| {file.name} | {file.said} |" for file in files),
        "",
        "罗盘只算流量体裁为直播的订单；订单文件是全店的，还有商品卡、短视频的单，"
        f"下播前十分钟起下的单，体裁写着「{shop.UNSAID}」；成交金额还含平台补贴。所以两边本来就不相等。",
        "",
    ]
    return NightFile(README, "\n".join(lines).encode(), later, "这份说明")
