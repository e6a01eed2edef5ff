"""`python -m tools.import_guide`: write the page; with `pictures` also its pictures (needs Chromium)."""

import sys

from tools.import_guide import page, pictures

page.PAGE.write_text(page.page(), encoding="utf-8")
if sys.argv[1:] == ["pictures"]:
    pictures.take()
