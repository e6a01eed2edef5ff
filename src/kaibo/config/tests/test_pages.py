"""The built pages: every address of the page is the page, nothing outside its folder is served."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from kaibo.config.pages import Pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = tmp_path / "dist"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<title>开播</title>", "utf-8")
    (built / "assets" / "main-1a2b.js").write_text("1", "utf-8")
    (built / ".stamp").write_text("secret", "utf-8")
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    return built


def get(folder: Path, path: str, method: str = "GET") -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=Pages(folder))
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            return await client.request(method, path)

    return asyncio.run(ask())


def test_every_address_the_page_knows_is_the_page(folder: Path) -> None:
    for path in ("/", "/people", "/shows/12/review"):
        response = get(folder, path)
        assert (response.status_code, response.text) == (200, "<title>开播</title>")
        assert response.headers["cache-control"] == "no-cache"
        assert "default-src 'self'" in response.headers["content-security-policy"]


def test_hashed_parts_are_kept_for_ever_and_a_missing_one_is_missing(folder: Path) -> None:
    part = get(folder, "/assets/main-1a2b.js")
    assert (part.status_code, part.text) == (200, "1")
    assert "immutable" in part.headers["cache-control"]
    assert "javascript" in part.headers["content-type"]
    assert get(folder, "/assets/main-0000.js").status_code == 404


@pytest.mark.parametrize("path", ["/../outside.txt", "/%2e%2e/outside.txt", "/.stamp", "/a%00b"])
def test_nothing_outside_or_hidden_is_served(folder: Path, path: str) -> None:
    assert "secret" not in get(folder, path).text


def test_writing_is_refused_and_unbuilt_pages_say_what_to_do(folder: Path) -> None:
    assert get(folder, "/", "POST").status_code == 405
    unbuilt = get(folder / "nowhere", "/")
    assert unbuilt.status_code == 503 and "python3 run.py setup" in unbuilt.text
