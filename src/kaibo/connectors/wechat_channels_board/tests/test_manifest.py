"""The manifest says what the code does."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kaibo.connectors.wechat_channels_board.fields import OF_A_PRODUCT, PROVIDES, SAMPLES, TOTALS
from kaibo.connectors.wechat_channels_board.told import LEVEL, PLATFORM

MANIFEST = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))


def test_the_manifest_names_what_the_code_provides() -> None:
    assert MANIFEST["provides"] == list(PROVIDES)
    assert (MANIFEST["platform"], MANIFEST["level"]) == (PLATFORM, LEVEL)


def test_a_name_means_one_thing_in_a_show_and_in_a_product() -> None:
    """Money here and a count there under one name would be added to nonsense."""
    whole = {one.name: one for one in TOTALS}
    for one in OF_A_PRODUCT:
        if one.name in whole:
            assert (one.money, one.times) == (whole[one.name].money, whole[one.name].times)
    names = [one.name for one in TOTALS]
    assert len(set(names)) == len(names) and not set(names) & {one.name for one in SAMPLES}
