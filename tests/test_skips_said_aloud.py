"""A skip is said with its cure, and KAIBO_REQUIRE turns it into a failure."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = (Path(__file__).resolve().parent.parent / "conftest.py").read_text("utf-8")
MARKED = """
    import pytest

    @pytest.mark.browser
    def test_page(): pass

    @pytest.mark.kill
    def test_kill(): pytest.skip("not tonight")

    @pytest.mark.powercut
    @pytest.mark.xfail(strict=True)
    def test_known(): assert False

    def test_plain(): pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with this conftest on a machine without Chromium, where nothing is required."""
    monkeypatch.setenv("PATH", str(pytester.path))
    monkeypatch.delenv("KAIBO_REQUIRE", raising=False)
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_marked=MARKED)
    return pytester


def test_a_skip_is_said_with_the_command_that_cures_it(suite: pytest.Pytester) -> None:
    result = suite.runpytest("-p", "no:django")
    result.assert_outcomes(passed=1, skipped=2, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "*没有跑的测试*",
            "跳过 1 项，not tonight",
            "跳过 1 项，缺少 browser：sudo apt install chromium fonts-noto-cjk",
        ]
    )


def test_what_is_not_required_may_still_be_skipped(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_REQUIRE", "powercut")
    suite.runpytest("-p", "no:django").assert_outcomes(passed=1, skipped=2, xfailed=1)


def test_a_required_skip_is_a_failure_whoever_skips(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_REQUIRE", "browser, kill,powercut")
    result = suite.runpytest("-p", "no:django")
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed") == 1
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 2
    assert "skipped" not in outcomes
    result.stdout.fnmatch_lines_random(
        [
            "KAIBO_REQUIRE=browser，不许跳过：*缺少 browser：sudo apt install chromium*",
            "KAIBO_REQUIRE=kill，不许跳过：*not tonight",
        ]
    )
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_a_module_may_not_skip_itself_while_something_is_required(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(test_whole="import pytest\npytest.importorskip('no_such_module')\n")
    suite.runpytest("-p", "no:django", "test_whole.py").assert_outcomes(skipped=1)
    monkeypatch.setenv("KAIBO_REQUIRE", "kill")
    result = suite.runpytest("-p", "no:django", "test_whole.py")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["KAIBO_REQUIRE 已设，整个模块不许跳过：*no_such_module*"])


def test_a_name_nobody_knows_is_refused(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_REQUIRE", "browser,kil")
    result = suite.runpytest("-p", "no:django")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*KAIBO_REQUIRE 不认识 kil；可用：browser, kill, powercut"])
