"""The built pages: every address of the page is the page, nothing outside its folder is served."""

from __future__ import annotations

import asyncio
import gzip
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


def get(folder: Path, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    """Ask for a path; headers are named `accept_encoding` and the like. Unpacked as a browser does."""
    named = {"accept-encoding": ""} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=Pages(folder))
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            return await client.request(method, path, headers=named)

    return asyncio.run(ask())


def test_every_address_the_page_knows_is_the_page(folder: Path) -> None:
    for path in ("/", "/people", "/shows/12/review"):
        response = get(folder, path)
        assert (response.status_code, response.text) == (200, "<title>开播</title>")
        assert response.headers["cache-control"] == "no-cache"
        assert "default-src 'self'" in response.headers["content-security-policy"]


def test_the_phone_board_is_a_page_apart_that_no_search_finds_and_no_link_tells(
    folder: Path,
) -> None:
    assert get(folder, "/b").text == "<title>开播</title>", "of an older build there is none"
    (folder / "b.html").write_text("<title>看板</title>", "utf-8")
    for path in ("/b", "/b/", "/b.html"):
        board = get(folder, path)
        assert (board.status_code, board.text) == (200, "<title>看板</title>")
        assert board.headers["x-robots-tag"] == "noindex, nofollow"
        assert board.headers["referrer-policy"] == "no-referrer"
        assert board.headers["cache-control"] == "no-cache"
        assert "default-src 'self'" in board.headers["content-security-policy"]
    for path in ("/", "/boards", "/b/c"):
        assert get(folder, path).text == "<title>开播</title>"
        assert "x-robots-tag" not in get(folder, path).headers


def test_every_room_has_a_prompter_that_is_a_page_apart(folder: Path) -> None:
    (folder / "prompter.html").write_text("<title>提词器</title>", "utf-8")
    for path in ("/prompter/shop-1", "/prompter/shop-1/"):
        page = get(folder, path)
        assert (page.status_code, page.text) == (200, "<title>提词器</title>")
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        assert page.headers["referrer-policy"] == "no-referrer"
    assert get(folder, "/prompter").text == "<title>开播</title>", "without a room there is none"


def test_hashed_parts_are_kept_for_ever_and_a_missing_one_is_missing(folder: Path) -> None:
    part = get(folder, "/assets/main-1a2b.js")
    assert (part.status_code, part.text) == (200, "1")
    assert "immutable" in part.headers["cache-control"]
    assert "javascript" in part.headers["content-type"]
    assert get(folder, "/assets/main-0000.js").status_code == 404


@pytest.mark.parametrize("path", ["/../outside.txt", "/%2e%2e/outside.txt", "/.stamp", "/a%00b"])
def test_nothing_outside_or_hidden_is_served(folder: Path, path: str) -> None:
    assert "secret" not in get(folder, path).text


def test_an_address_longer_than_a_file_name_can_be_is_the_page_too(folder: Path) -> None:
    assert get(folder, "/" + "a" * 300).text == "<title>开播</title>"
    assert get(folder, "/assets/" + "a" * 300).status_code == 404
    assert get(folder, "/" + "a/" * 3_000).text == "<title>开播</title>"


def test_writing_is_refused_and_unbuilt_pages_say_what_to_do(folder: Path) -> None:
    assert get(folder, "/", "POST").status_code == 405
    unbuilt = get(folder / "nowhere", "/")
    assert unbuilt.status_code == 503 and "python3 run.py setup" in unbuilt.text


# Packed


SCRIPT = "/assets/main-1a2b.js"


@pytest.fixture
def packed(folder: Path) -> Path:
    """The same, and the script has a packed twin, as the build leaves it."""
    (folder / "assets" / "main-1a2b.js.gz").write_bytes(gzip.compress(b"1", mtime=0))
    return folder


@pytest.mark.parametrize(
    "accepted", ["gzip", "deflate, gzip;q=0.5, br", "GZIP", "*", "br;q=1.0, *;q=0.1", "x-gzip"]
)
def test_who_reads_gzip_gets_the_packed_twin(packed: Path, accepted: str) -> None:
    answer = get(packed, SCRIPT, accept_encoding=accepted)
    twin = (packed / "assets" / "main-1a2b.js.gz").read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(twin))
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == "1"


@pytest.mark.parametrize(
    "accepted", ["", "br", "identity", "gzip;q=0", "gzip; q=0.000, *", "*;q=0"]
)
def test_who_does_not_gets_it_plain(packed: Path, accepted: str) -> None:
    answer = get(packed, SCRIPT, accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert (answer.headers["content-length"], answer.text) == ("1", "1")


def test_a_cache_between_keeps_packed_and_plain_apart(packed: Path) -> None:
    plain, twin = get(packed, SCRIPT), get(packed, SCRIPT, accept_encoding="gzip")
    assert plain.headers["vary"] == twin.headers["vary"] == "accept-encoding"
    assert plain.headers["etag"] != twin.headers["etag"]
    assert "vary" not in get(packed, "/").headers


def test_what_a_browser_has_already_is_not_sent_again(packed: Path) -> None:
    for path, encoding in (("/", ""), (SCRIPT, ""), (SCRIPT, "gzip")):
        first = get(packed, path, accept_encoding=encoding)
        tag = first.headers["etag"]
        for known in (tag, f'"another", {tag}', f"W/{tag}", "*"):
            again = get(packed, path, accept_encoding=encoding, if_none_match=known)
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
            assert again.headers["cache-control"] == first.headers["cache-control"]
            assert again.headers.get("vary") == first.headers.get("vary")
        changed = get(packed, path, accept_encoding=encoding, if_none_match='"another"')
        assert (changed.status_code, changed.text) == (200, first.text)


def test_a_new_build_of_the_page_has_a_new_tag(folder: Path) -> None:
    tag = get(folder, "/").headers["etag"]
    (folder / "index.html").write_text("<title>开播了</title>", "utf-8")
    assert get(folder, "/", if_none_match=tag).text == "<title>开播了</title>"


def test_a_head_says_what_a_get_would_send(packed: Path) -> None:
    for encoding in ("", "gzip"):
        got = get(packed, SCRIPT, accept_encoding=encoding)
        told = get(packed, SCRIPT, "HEAD", accept_encoding=encoding)
        assert (told.status_code, told.content) == (200, b"")
        assert dict(told.headers) == dict(got.headers)


def test_a_packed_twin_has_no_address_of_its_own(packed: Path) -> None:
    assert get(packed, f"{SCRIPT}.gz").status_code == 404
