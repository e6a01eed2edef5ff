"""Promises of .ci/run: it installs what is missing, says so, and lets no skip pass.

The script runs for real; the commands it calls are small scripts that write down what is asked.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

CI_RUN = Path(__file__).resolve().parent.parent / ".ci" / "run"
BASH = "/bin/bash"
INSTALLED = ("chromium", "fonts-noto-cjk")

pytestmark = pytest.mark.skipif(
    not Path(BASH).exists(), reason="缺少 bash：.ci/run 只在 Debian 上用"
)


class Machine:
    """A machine with these packages, seen through PATH; `asked` holds what was called on it."""

    def __init__(self, folder: Path, *, packages: tuple[str, ...], user: int = 0) -> None:
        self.folder, self.notes = folder, folder / "asked"
        self._put("python3", f'echo "python3 $KAIBO_REQUIRE $@" >> {self.notes}; exit 0')
        self._put("id", f"echo {user}")
        known = " ".join(f"-e {name}" for name in packages) or "-e ''"
        self._put("dpkg", f'echo "$2" | /usr/bin/grep -qxF {known}')
        if "chromium" in packages:
            self._put("chromium", "exit 0")

    def with_apt(self, *, fails: int = 0) -> Machine:
        """apt-get is there; its first `fails` calls meet a dropped connection."""
        self._put(
            "apt-get",
            f'echo "apt-get $@" >> {self.notes}; '
            f"test $(/usr/bin/grep -c apt-get {self.notes}) -gt {fails}",
        )
        return self

    def run(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BASH, str(CI_RUN)],
            env={"PATH": str(self.folder), "LANG": os.environ.get("LANG", "C.UTF-8")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def asked(self) -> list[str]:
        return self.notes.read_text("utf-8").splitlines()

    def _put(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)


CHECK = "python3 browser,kill,powercut run.py check"
UPDATE = "apt-get update -qq"


def test_what_is_there_is_not_installed_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path, packages=INSTALLED).with_apt()
    result = machine.run()
    assert result.returncode == 0
    assert machine.asked == [CHECK]
    assert "都已装好" in result.stdout


def test_what_is_missing_is_named_and_installed_before_the_check(tmp_path: Path) -> None:
    machine = Machine(tmp_path, packages=("chromium",)).with_apt()
    result = machine.run()
    install = "apt-get install -y -qq --no-install-recommends fonts-noto-cjk"
    assert result.returncode == 0
    assert machine.asked == [UPDATE, install, CHECK]
    assert "安装 (apt-get install)：fonts-noto-cjk" in result.stdout


def test_a_mirror_that_drops_one_connection_is_asked_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path, packages=()).with_apt(fails=1)
    assert machine.run().returncode == 0
    install = "apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk"
    assert machine.asked == [UPDATE, UPDATE, install, CHECK]


@pytest.mark.parametrize(("user", "apt"), [(1000, True), (0, False)])
def test_without_root_or_apt_it_says_what_is_missing_and_the_check_decides(
    tmp_path: Path, user: int, apt: bool
) -> None:
    machine = Machine(tmp_path, packages=("fonts-noto-cjk",), user=user)
    if apt:
        machine.with_apt()
    result = machine.run()
    assert machine.asked == [CHECK]
    assert "缺少 (missing)：chromium" in result.stdout
    assert "sudo apt install chromium" in result.stdout
