"""Promise of the door: personal data is masked, and what only looks like it is left alone."""

from __future__ import annotations

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.live.mask import mask, viewer_hash


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("打13800138000找我", "打[手机号]找我"),
        ("138 0013 8000", "[手机号]"),
        ("138-0013-8000", "[手机号]"),
        ("+86 138 0013 8000", "[手机号]"),
        ("8613800138000", "[手机号]"),
        ("008613800138000", "[手机号]"),
        ("１３８００１３８０００", "[手机号]"),
        ("1 3 8 0 0 1 3 8 0 0 0", "[手机号]"),
        ("tel13800138000", "tel[手机号]"),
        ("13800138000,13900139000", "[手机号],[手机号]"),
        ("010-62345678", "[电话]"),
        ("(0571)87654321", "[电话]"),
        ("0571 87654321转802", "[电话]"),
        ("微信abc_12345", "微信[微信号]"),
        ("微信号是abcdef", "微信号是[微信号]"),
        ("vx13800138000", "vx[微信号]"),
        ("wx: hello88", "wx: [微信号]"),
        ("加v abc123456", "加v [微信号]"),
        ("v：abc12345", "v:[微信号]"),
        ("wxid_abc12345", "[微信号]"),
        ("QQ:12345678", "QQ:[QQ号]"),
        ("扣扣 987654321", "扣扣 [QQ号]"),
        ("a.b@example.com", "[邮箱]"),
        ("浙江省杭州市西湖区文三路90号", "[地址]"),
        ("上海徐汇区漕溪北路18号1号楼301室谢谢", "[地址]谢谢"),
        ("大桥镇新华村3组12号", "[地址]"),
        ("人民路123弄", "[地址]"),
        ("3号楼2单元501室", "[地址]"),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "6917656789012345678",
        "订单6917656789012345678好了吗",
        "13800",
        "价格13800元",
        "199 299 399 49",
        "1600000000000",
        "SKU13900001111",
        "0.13800138000",
        "2020-02-21 00:00:00",
        "2026/09/07 08:55:37",
        "400-800-8000",
        "12800138000",
        "微信支付成功",
        "微信 iPhone手机壳",
        "v2024新款",
        "VX-9 耳机",
        "@小明 3号链接",
        "秒杀专区3号链接",
        "我去超市买2号电池",
        "全市最低价3号色",
        "链接1号2号3号都有",
        "五号链接 2座沙发",
        "身高165体重98",
        "😀666",
        "",
    ],
)
def test_what_only_looks_like_personal_data_is_left_alone(text: str) -> None:
    assert mask(text) == text


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "加我", "，", "！"]))
def test_no_mobile_number_in_chinese_text_survives(number: str, around: str) -> None:
    assert number not in mask(f"{around}{number}{around}")


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask(mask(text)) == mask(text)


def test_a_viewer_is_the_first_eight_bytes_of_a_keyed_hash() -> None:
    digest = hmac.new(b"install", "taobao|小明".encode(), sha256).hexdigest()
    assert viewer_hash(b"install", "taobao", "小明") == digest[:16]
    assert viewer_hash(b"other", "taobao", "小明") != digest[:16]
    assert viewer_hash(b"install", "douyin", "小明") != digest[:16]


def test_without_a_key_there_is_no_hash() -> None:
    with pytest.raises(ValueError, match="install key"):
        viewer_hash(b"", "taobao", "小明")
