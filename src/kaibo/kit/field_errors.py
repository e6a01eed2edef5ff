"""pydantic's field errors in Chinese. `kit/tests/test_field_errors.py` holds it to all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kaibo.kit.errors import Place, Refusal, invalid

_TEXTS: dict[str, str] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请检查名称",
    "json_invalid": "内容不是完整的 JSON",
    "none_required": "这里必须留空（null）",
    "greater_than": "要大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "要小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "multiple_of": "要是 {multiple_of} 的倍数",
    "finite_number": "要是一个有限的数",
    "too_short": "至少要有 {min_length} 项，现在是 {actual_length} 项",
    "too_long": "最多 {max_length} 项",
    "string_unicode": "含有不完整的字符，请重新输入",
    "string_too_short": "至少要有 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "string_pattern_mismatch": "格式不对",
    "string_not_ascii": "只能用英文字母、数字和半角符号",
    "enum": "只能是这些之一：{expected}",
    "literal_error": "只能是这些之一：{expected}",
    "bytes_too_short": "至少要有 {min_length} 个字节",
    "bytes_too_long": "最多 {max_length} 个字节",
    "bytes_invalid_encoding": "编码不对",
    "int_parsing_size": "数字太大",
    "int_from_float": "要是整数，不能带小数",
    "date_past": "要是过去的日期",
    "date_future": "要是将来的日期",
    "datetime_past": "要是过去的时间",
    "datetime_future": "要是将来的时间",
    "timezone_naive": "不能带时区",
    "timezone_aware": "要带时区",
    "timezone_offset": "时区不对",
    "union_tag_invalid": "种类不对，只能是：{expected_tags}",
    "union_tag_not_found": "没有说明种类",
    "url_too_long": "网址太长，最多 {max_length} 个字符",
    "url_scheme": "网址要以这些之一开头：{expected_schemes}",
    "decimal_max_digits": "数字最多 {max_digits} 位",
    "decimal_max_places": "小数最多 {decimal_places} 位",
    "decimal_whole_digits": "整数部分最多 {whole_digits} 位",
    "recursion_loop": "内容自己套着自己",
    "recursion_depth_exceeded": "内容套得太深",
}

# What remains is "not of this type": told by the first word of the error's type.
_KINDS: dict[str, str] = {
    "string": "要是文字",
    "int": "要是整数",
    "float": "要是数字",
    "decimal": "要是数字",
    "fraction": "要是数字",
    "complex": "要是数字",
    "bool": "要是“是”或“否”（true 或 false）",
    "list": "要是一个列表",
    "deque": "要是一个列表",
    "tuple": "要是一个列表",
    "set": "要是一个不重复的列表",
    "frozen": "不能修改",
    "iterable": "要是一个列表",
    "iteration": "列表读不完整",
    "dict": "要是一组名称和值",
    "mapping": "要是一组名称和值",
    "model": "要是一组名称和值",
    "date": "日期不对，请写成 2026-11-02",
    "time": "时间不对，请写成 21:30",
    "datetime": "日期时间不对，请写成 2026-11-02T21:30:00+08:00",
    "url": "网址不对",
    "uuid": "编号的格式不对",
    "bytes": "要是二进制内容",
    "json": "要是 JSON",
}
_OTHER = "填写不对"

# ninja names the part of the request first, then the parameter it is bound to.
_SOURCES = {"body", "query", "path", "form", "header", "cookie", "file"}


def translated(error: Mapping[str, Any]) -> str:
    """One pydantic error (its `type` and `ctx`) as a Chinese phrase."""
    kind, context = str(error.get("type", "")), dict(error.get("ctx") or {})
    if kind in ("value_error", "assertion_error"):
        # Our own validators speak Chinese already.
        return str(context.get("error") or _OTHER)
    if kind in _TEXTS:
        try:
            return _TEXTS[kind].format(**{key: _plain(value) for key, value in context.items()})
        except KeyError:
            return _OTHER
    return _KINDS.get(kind.split("_")[0], _OTHER)


def refusal(errors: Sequence[Mapping[str, Any]], bound: frozenset[str] = frozenset()) -> Refusal:
    """The `invalid` refusal for ninja's list of errors.

    `bound` holds the names of body parameters, which are ours and not the sender's.
    """
    places = []
    for error in errors:
        path = _path(error.get("loc", ()), bound)
        text = translated(error)
        places.append(Place(path, f"{path}：{text}" if path else text))
    return invalid(places)


def _path(where: Sequence[Any], bound: frozenset[str]) -> str:
    parts = [str(part) for part in where]
    if parts and parts[0] in _SOURCES:
        source = parts.pop(0)
        if source == "body" and parts and parts[0] in bound:
            parts.pop(0)
    return ".".join(parts)


def _plain(value: Any) -> str:
    return str(value).replace(" or ", " 或 ")
