"""People for the tests of settlement: every request goes the whole way."""

from __future__ import annotations

from kaibo.domains.control.tests.conftest import browser, desk, lead, make_user, ming, page_of

__all__ = ["browser", "desk", "lead", "make_user", "ming", "page_of"]
