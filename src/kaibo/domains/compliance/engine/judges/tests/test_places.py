"""A place agrees with the origin on file when it is the same, around it, or inside a coarser one."""

import pytest

from kaibo.domains.compliance.engine.judges.places import LIES_IN, agree, places_in
from kaibo.domains.compliance.engine.shipped import shipped_packs


@pytest.mark.parametrize(
    ("said", "known", "right"),
    [
        ("四川", "四川攀枝花", True),
        ("攀枝花", "四川攀枝花", True),
        ("横县", "广西", True),
        ("海南", "四川攀枝花", False),
        ("武夷山", "福建安溪", False),
        ("五常", "江苏盐城", False),
        ("法国", "国产", False),
        ("外国", "山东烟台", False),
        ("中国", "山东烟台", True),
        ("巴西", "河南", False),
    ],
)
def test_a_place_against_the_origin(said: str, known: str, right: bool) -> None:
    assert agree(said, known) is right


def test_the_longest_name_is_the_place() -> None:
    assert places_in("北海道的扇贝") == [("北海道", 0, 3)]


def test_every_place_the_pack_names_is_known_here() -> None:
    (china,) = [pack for pack in shipped_packs() if pack.name == "china"]
    assert set(china.words["地名"]) <= set(LIES_IN)
