"""What every test may count on: marks for what the machine must give, and Hypothesis's profile.

A test marked `browser`, `kill` or `powercut` is skipped where the machine lacks what it needs,
and the summary says so with the one command that cures it. KAIBO_REQUIRE=browser,kill,powercut
turns such a skip into a failure, so that a green run cannot hide what was not tried.
"""

import importlib.util
import os
import shutil
from collections.abc import Generator, Sequence

import pytest
from hypothesis import settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

# The gate tries the same examples for the same code: a red run then means the change, not the
# draw. KAIBO_HUNT=1 draws anew each time (with KAIBO_ORACLE_EXAMPLES for a whole night); what it
# finds becomes an @example. No deadline: how fast a shared core is today is no promise.
settings.register_profile(
    "kaibo", deadline=None, print_blob=True, derandomize="KAIBO_HUNT" not in os.environ
)
settings.load_profile("kaibo")


def lacking(*modules: str) -> list[str]:
    return [name for name in modules if importlib.util.find_spec(name) is None]


def browser_cure() -> str | None:
    if not any(map(shutil.which, CHROMIUM)):
        return "sudo apt install chromium fonts-noto-cjk"
    return "python3 run.py setup" if lacking("playwright") else None


def crash_cure() -> str | None:
    """Both crash tests end a process without warning and read its files with a second SQLite."""
    if os.name != "posix":
        return "wsl python3 run.py test"
    return "python3 run.py setup" if lacking("apsw") else None


# Mark → what it says, and the command that cures its absence (None: nothing is missing).
CAPABILITIES = {
    "browser": ("drives a real Chromium", browser_cure),
    "kill": ("ends a process with kill -9", crash_cure),
    "powercut": ("drops writes that were not synced, by a SQLite VFS", crash_cure),
}


def required() -> set[str]:
    names = {name.strip() for name in os.environ.get("KAIBO_REQUIRE", "").split(",")} - {""}
    if unknown := names - set(CAPABILITIES):
        known = ", ".join(CAPABILITIES)
        raise pytest.UsageError(f"KAIBO_REQUIRE 不认识 {', '.join(unknown)}；可用：{known}")
    return names


def marks(item: pytest.Item) -> list[str]:
    return [name for name in CAPABILITIES if item.get_closest_marker(name)]


def pytest_configure(config: pytest.Config) -> None:
    for name, (meaning, _) in CAPABILITIES.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")
    required()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    cures = {name: cure() for name, (_, cure) in CAPABILITIES.items()}
    for item in items:
        for name in marks(item):
            if cures[name]:
                item.add_marker(pytest.mark.skip(reason=f"缺少 {name}：{cures[name]}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and (demanded := required().intersection(marks(item))):
        report.outcome = "failed"
        report.longrepr = f"KAIBO_REQUIRE={','.join(sorted(demanded))}，不许跳过：{reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that skips itself hides the marks inside it, so it may not while any is required."""
    report = yield
    if report.skipped and required():
        report.outcome = "failed"
        report.longrepr = f"KAIBO_REQUIRE 已设，整个模块不许跳过：{reason(report)}"
    return report


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a report was skipped: pytest keeps (path, line, "Skipped: why")."""
    told = report.longrepr
    return str(told[2]) if isinstance(told, tuple) else str(told)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped: Sequence[pytest.TestReport] = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("没有跑的测试 (not run)")
    counts: dict[str, int] = {}
    for report in skipped:
        why = reason(report).removeprefix("Skipped: ")
        counts[why] = counts.get(why, 0) + 1
    for why, count in sorted(counts.items()):
        terminalreporter.line(f"跳过 {count} 项，{why}")
