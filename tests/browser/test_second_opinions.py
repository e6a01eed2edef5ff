"""A script gets a second opinion: a sentence that was learnt to be read again, and a language model's
notes, of which only what stands in the script is shown. Neither changes a verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kaibo.domains.compliance.reviewer.tests.test_reviewer import Service, noted, reply, serving
from tests.browser.conftest import Open
from tests.browser.test_checked_writing import Script, field, lines, opened, script
from tests.e2e.server import Server, product_environment

__all__ = ["script"]

pytestmark = pytest.mark.browser
#: No rule forbids it; it sounds like what rules forbid.
AGAIN = "老板没上班我偷偷给你们改价"


@pytest.fixture
def service() -> Service:
    """What it answers is each test's own."""
    return Service()


@pytest.fixture
def server(tmp_path: Path, service: Service) -> Iterator[Server]:
    """A server with a language model on loopback."""
    with serving(service) as url:
        chosen = {"KAIBO_REVIEWER_URL": url, "KAIBO_REVIEWER_MODEL": "我们的模型"}
        made = Server(tmp_path / "data", chosen=chosen)
        made.start()
        yield made
        if made.process is not None and made.process.poll() is None:
            made.stop()


def test_a_sentence_is_marked_to_be_read_again_and_stays_lawful(
    open_tab: Open, script: Script
) -> None:
    learn = [sys.executable, "-m", "kaibo", "learn", "--data", str(script.server.folder), "--json"]
    subprocess.run(learn, env=product_environment(), check=True, timeout=120, capture_output=True)
    tab = opened(open_tab(script.server, script.lead), script)
    field(tab).fill(f"质地很轻\n{AGAIN}")
    expect(lines(tab)).to_have_text(AGAIN)
    expect(lines(tab)).to_have_attribute("data-tone", "again")
    tab.button("1 句可以再看一眼 F8").click()
    card = tab.page.locator("[data-card]")
    expect(card).to_contain_text("没有规则说它不行，但像不能说的话")
    expect(card).to_contain_text("从规则的例句和自己的判断学来")


def test_the_models_notes_are_shown_where_they_stand_in_the_script(
    open_tab: Open, script: Script, service: Service
) -> None:
    tab = opened(open_tab(script.server, script.lead), script)
    assert service.heard == []
    said = f"{AGAIN}，加我微信 13812345678"
    service.answer = lambda handler, body: reply(
        handler, 200,
        noted(*(
            {"key": one["key"], "rule": "PRC-05", "span": span, "reason": "没有真的改价"}
            for one in json.loads(body["messages"][1]["content"])["texts"]
            for span in ("偷偷给你们改价", "原文里没有的话")
            if AGAIN in one["text"]
        )),
    )  # fmt: skip
    field(tab).fill(said)
    tab.page.locator("[data-act=ask-reviewer]").click()
    note = tab.page.locator("[data-note]")
    expect(note).to_have_count(1)
    expect(note).to_contain_text("「偷偷给你们改价」")
    tab.text("1 条对不上原文或规则，没有显示").wait_for()
    assert "13812345678" not in json.dumps(service.heard[0][1], ensure_ascii=False)
    service.answer = lambda handler, _: reply(handler, 500, {})
    tab.page.locator("[data-act=ask-reviewer]").click()
    tab.text("模型没有给出能用的意见：它答了 HTTP 500。规则检查不受影响。").wait_for()
    # Whatever it says, the rules' own findings stay as they were.
    expect(tab.page.locator("[data-checked=true]")).to_be_visible()
