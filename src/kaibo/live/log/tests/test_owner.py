"""One process owns the data directory, and a second one is told which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kaibo.live.log import DirectoryOwned, LogUnavailable, Owner


def test_the_owner_writes_its_pid_and_a_second_owner_is_told_it(tmp_path: Path) -> None:
    with Owner(tmp_path):
        assert (tmp_path / "owner.lock").read_text() == f"{os.getpid()}\n"
        with pytest.raises(DirectoryOwned) as refused:
            Owner(tmp_path)
        assert (refused.value.pid, refused.value.code) == (os.getpid(), "owned")
        assert f"正由进程 {os.getpid()} 使用" in str(refused.value)
        # Being asked, and having its file read, has not cost the owner its lock.
        with pytest.raises(DirectoryOwned):
            Owner(tmp_path)


def test_the_directory_is_free_again_after_closing(tmp_path: Path) -> None:
    owner = Owner(tmp_path)
    with pytest.raises(DirectoryOwned):
        Owner(tmp_path)
    owner.close()
    owner.close()
    with Owner(tmp_path), pytest.raises(DirectoryOwned):
        Owner(tmp_path)


def test_a_pid_left_behind_by_a_dead_owner_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "owner.lock").write_text("1\n")
    with Owner(tmp_path):
        assert (tmp_path / "owner.lock").read_text() == f"{os.getpid()}\n"


def test_an_owner_whose_pid_cannot_be_read_is_still_the_owner(tmp_path: Path) -> None:
    with Owner(tmp_path):
        (tmp_path / "owner.lock").write_text("")
        with pytest.raises(DirectoryOwned, match="正由另一个进程使用"):
            Owner(tmp_path)


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "not mounted"
    with pytest.raises(LogUnavailable) as refused:
        Owner(folder)
    assert refused.value.code == "missing"
    assert str(refused.value).startswith(f"数据目录 {folder} 用不了：")
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统没有 fork")
def test_a_forked_child_does_not_keep_the_directory_after_its_parents_death(
    tmp_path: Path,
) -> None:
    # The parent owns the folder, forks a child that waits for our word, and dies without closing.
    program = (
        "import os, sys\n"
        "from kaibo.live.log import Owner\n"
        "owner = Owner(sys.argv[1])\n"
        "if os.fork() == 0:\n"
        "    os.write(1, b'child\\n')\n"
        "    os.read(0, 1)\n"
        "    os._exit(0)\n"
        "os.read(0, 1)\n"
        "os._exit(1)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"child\n"
        with pytest.raises(DirectoryOwned):
            Owner(tmp_path)
        parent.kill()
        parent.wait()
        with Owner(tmp_path):  # while the child still lives
            pass
