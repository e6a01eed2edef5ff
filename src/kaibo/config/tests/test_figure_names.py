"""Promise of the preview: what any known file tells has a name people read."""

from __future__ import annotations

from kaibo.connectors.files import FORMATS
from kaibo.domains.control.imports.figure_names import label_of


def test_every_figure_a_format_may_tell_has_a_chinese_name() -> None:
    told = {
        kind for one in FORMATS for kind in one.provides if kind.startswith(("report.", "tick."))
    }
    assert len(told) > 100
    assert sorted(kind for kind in told if label_of(kind).isascii()) == []
