"""Field errors: every kind pydantic has is told in Chinese, with the path of the field."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args

import pydantic
import pytest
from pydantic import BaseModel, Field
from pydantic_core import core_schema

from kaibo.kit import field_errors
from kaibo.kit.rights import Duty

ALL_KINDS = get_args(core_schema.ErrorType)
CHINESE = re.compile(r"[一-鿿]")

CONTEXT = dict.fromkeys(
    (
        "gt ge lt le multiple_of min_length max_length actual_length expected expected_tags "
        "expected_schemes max_digits decimal_places whole_digits"
    ).split(),
    3,
)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_of_error_is_told_in_chinese(kind: str) -> None:
    text = field_errors.translated({"type": kind, "ctx": CONTEXT, "msg": "Input should be …"})
    assert CHINESE.search(text)
    assert "{" not in text and "Input" not in text


class Seat(BaseModel):
    duty: Duty
    hours: Annotated[int, Field(ge=1, le=24)]


class Shift(BaseModel):
    room: Annotated[str, Field(min_length=1, max_length=5)]
    seats: list[Seat]
    note: str | None = None

    @pydantic.field_validator("note")
    @classmethod
    def no_jokes(cls, value: str | None) -> str | None:
        if value == "哈":
            raise ValueError("请写清楚原因。")
        return value


def _refusal(value: Any) -> dict[str, Any]:
    with pytest.raises(pydantic.ValidationError) as caught:
        Shift.model_validate(value)
    errors = [{**error, "loc": ("body", "body", *error["loc"])} for error in caught.value.errors()]
    return field_errors.refusal(errors, frozenset({"body"})).body()


def test_one_error_is_its_own_sentence() -> None:
    assert _refusal({"room": "", "seats": []}) == {
        "code": "invalid",
        "text": "room：至少要有 1 个字",
        "where": [{"path": "room", "text": "room：至少要有 1 个字"}],
    }


def test_several_errors_are_counted_and_each_is_placed() -> None:
    body = _refusal({"seats": [{"duty": "host", "hours": 4}, {"duty": "boss", "hours": 25.5}]})
    assert body["text"] == "有 3 处填写不对，第一处：room：缺少这一项"
    places = {place["path"]: place["text"] for place in body["where"]}
    assert set(places) == {"room", "seats.1.duty", "seats.1.hours"}
    assert places["seats.1.hours"] == "seats.1.hours：要是整数，不能带小数"
    assert places["seats.1.duty"].startswith("seats.1.duty：只能是这些之一：'lead', 'operator'")
    assert places["seats.1.duty"].endswith(" 或 'observer'")


def test_our_own_validators_speak_for_themselves() -> None:
    assert _refusal({"room": "A", "seats": [], "note": "哈"})["text"] == "note：请写清楚原因。"


def test_half_a_character_is_refused_not_stored() -> None:
    body = _refusal({"room": "\ud83d", "seats": []})
    assert body["text"] == "room：含有不完整的字符，请重新输入"
