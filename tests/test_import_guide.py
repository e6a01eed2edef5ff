"""The guide to every format is what the code says and what `kaibo import` prints."""

from __future__ import annotations

from pathlib import Path

from kaibo.connectors import files, recorded
from tools.import_guide.page import PAGE, PICTURES, page
from tools.import_guide.samples import write


def test_the_page_is_what_the_code_says_and_the_command_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.import_guide"


def test_every_format_has_a_section_and_a_picture(tmp_path: Path) -> None:
    known = {one.id for one in (*files.FORMATS, *recorded.recording_formats())}
    assert {sample.format for sample in write(tmp_path)} == known
    assert {picture.stem for picture in PICTURES.glob("*.png")} == known
