"""No file of the project names a package registry or a folder of someone's machine.

A registry's name in a lock would undo the user's choice of mirror, and a path of one machine is of
no use on another.
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each with one letter in brackets, so that this file does not find itself.
HOSTS = (r"py[p]i\.org", r"python[h]osted\.org", r"registry\.np[m]js", r"np[m]mirror", r"/py[p]i/")
FOLDERS = (
    r"/wor[k]/(?:main|scratch|shared|\.)",
    r"/roo[t]/",
    r"/hom[e]/[a-z]",
    r"/User[s]/[a-z]",
    r"[A-Z]:\\User[s]\\",
)
KEPT_OUT = re.compile("|".join([*HOSTS, *(rf"(?<![\w.$~}}*/-]){name}" for name in FOLDERS)]))


def told(text: str) -> list[tuple[int, str]]:
    """(line, what was found) for each place that names what is to be kept out."""
    return [
        (number, match[0])
        for number, line in enumerate(text.splitlines(), 1)
        for match in KEPT_OUT.finditer(line)
    ]


def project_files() -> list[Path]:
    """What git keeps or would keep; outside a checkout everything but what tools leave behind."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0 and (ROOT / ".git").exists():
        return [ROOT / name for name in listing.stdout.decode("utf-8").split("\0") if name]
    left = re.compile(r"\.venv.*|\..*_cache|\.hypothesis|__pycache__|node_modules|dist")
    return [
        path
        for path in ROOT.rglob("*")
        if not any(left.fullmatch(part) for part in path.relative_to(ROOT).parts)
    ]


def test_no_file_names_a_registry_or_a_machine_s_folder() -> None:
    found = []
    for path in project_files():
        if not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}:{line}: {what}" for line, what in told(text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "https://py_pi.org/simple",
        "files.python_hosted.org",
        "registry.np_mjs.org",
        "registry.np_mmirror.com",
        "https://mirror.example.com/py_pi/simple",
        "cd /wor_k/main/src",
        "'/roo_t/.cache'",
        "/hom_e/ada/kaibo",
        r"C:\User_s\ada",
    ],
)
def test_what_is_kept_out_is_found(text: str) -> None:
    assert [line for line, _ in told("first line\n" + text.replace("_", ""))] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "/work/dead",
        "docs/work/plan.md",
        "$HOME/work/",
        "~/work/",
        "https://kaibo.example.com/home/",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert told(text) == []
