"""Promise of the Markdown pages: every link inside the project leads to something that is there."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
OUTSIDE = ("http://", "https://", "mailto:")


def pages(root: Path) -> list[Path]:
    """The Markdown files people read first: beside run.py, and all of docs/."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def prose(text: str) -> str:
    """The page without code, where brackets mean something else; line numbers stay."""
    fence = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
    text = fence.sub(lambda m: "\n" * m[0].count("\n"), text)
    return re.sub(r"`[^`\n]*`", "", text)


def links(text: str) -> list[tuple[int, str]]:
    """(line, target) of every link and picture, inline or by reference."""
    text = prose(text)
    inline = re.finditer(r"\]\(\s*<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)", text)
    defined = re.finditer(r"^\[[^\]]+\]:\s*<?([^\s>]+)", text, re.MULTILINE)
    return [(text.count("\n", 0, m.start(1)) + 1, m[1]) for m in (*inline, *defined)]


def anchors(text: str) -> set[str]:
    """The names under which a page's headings can be linked, as Git hosts make them."""
    fence_free = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    names: set[str] = set()
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", fence_free, re.MULTILINE):
        kept = "".join(c for c in heading.lower() if c in " -_" or is_letter(c))
        name, n = kept.strip().replace(" ", "-"), 0
        while (unique := f"{name}-{n}" if n else name) in names:
            n += 1
        names.add(unique)
    return names


def is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def broken(root: Path) -> list[str]:
    """`page:line: target` of every link that leads nowhere, out of the project or is absolute."""
    out: list[str] = []
    for page in pages(root):
        for line, target in links(page.read_text(encoding="utf-8")):
            if target.startswith(OUTSIDE):
                continue
            path, _, anchor = unquote(target).partition("#")
            file = (page.parent / path).resolve() if path else page.resolve()
            lost = (
                path.startswith("/")
                or not file.is_relative_to(root.resolve())
                or not file.exists()
                or bool(anchor and file.suffix == ".md" and anchor not in anchors(read(file)))
            )
            if lost:
                out.append(f"{page.relative_to(root)}:{line}: {target}")
    return out


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_every_link_in_the_pages_leads_to_an_existing_file() -> None:
    assert broken(ROOT) == []


def test_the_founding_pages_are_among_those_checked() -> None:
    names = {page.relative_to(ROOT).as_posix() for page in pages(ROOT)}
    founding = {"README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"}
    assert founding | {"THREAT_MODEL.md", "docs/words.md"} <= names
    assert "README.zh-CN.md" in {target for _, target in links(read(ROOT / "README.md"))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[there](docs/there.md)", []),
        ("[part](docs/there.md#%E9%93%BE%E6%8E%A5%E5%8F%B7-link-no)", []),
        ("[part](docs/there.md#链接号-link-no)", []),
        ("[folder](docs/) and [web](https://example.org/none.md)", []),
        ("`[code](gone.md)` and\n```sh\n[code](gone.md)\n```", []),
        ("\n[gone](docs/gone.md)", ["page.md:2: docs/gone.md"]),
        ("![picture](gone.png)", ["page.md:1: gone.png"]),
        ("[here][h]\n\n[h]: gone.md", ["page.md:3: gone.md"]),
        ("[part](docs/there.md#gone)", ["page.md:1: docs/there.md#gone"]),
        ("[own part](#gone)", ["page.md:1: #gone"]),
        ("[out](../elsewhere.md)", ["page.md:1: ../elsewhere.md"]),
        ("[absolute](/docs/there.md)", ["page.md:1: /docs/there.md"]),
    ],
)
def test_a_lost_link_is_named_with_page_and_line(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "elsewhere.md").write_text("outside", encoding="utf-8")
    (root / "docs" / "there.md").write_text("# 链接号: `link` no!\n", encoding="utf-8")
    (root / "page.md").write_text(text, encoding="utf-8")
    assert broken(root) == found
