"""The API: whatever goes wrong, the answer is one shape, in Chinese, and nothing has changed."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from kaibo.kit.access import Actor
from kaibo.kit.api import PlainRenderer
from kaibo.kit.errors import STATUS, TEXTS, Refusal
from kaibo.kit.rights import Duty
from kaibo.kit.tests.sample.models import Offer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kaibo.kit.tests.urls")]


class Page:
    """A browser: holds cookies and sends the CSRF header, as the page's client does."""

    def __init__(self, actor: Actor | None = None) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if actor:
            assert actor.id is not None
            self.client.force_login(get_user_model()._default_manager.get(pk=actor.id))
        self.client.cookies["kaibo_csrf"] = "c" * 32

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Send JSON (or bytes as they are)."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.post(
            path, data, "application/json", headers={"X-CSRFToken": "c" * 32} | headers
        )

    def get(self, path: str) -> Any:
        """Ask."""
        return self.client.get(path)


def _error(response: Any, status: int, code: str) -> dict[str, Any]:
    """The error body, after checking the shape."""
    assert (response.status_code, response["Content-Type"]) == (
        status,
        "application/json; charset=utf-8",
    )
    body: dict[str, Any] = json.loads(response.content)
    assert body["code"] == code and set(body) <= {"code", "text", "where", "values"}
    assert any("一" <= char <= "鿿" for char in body["text"])
    return body


@pytest.fixture
def page(ming: Actor) -> Page:
    return Page(ming)


def test_chinese_goes_out_as_it_is_written(page: Page, offer: Offer) -> None:
    response = page.get(f"/api/offers/{offer.pk}")
    assert response.content.decode() == '{"name":"精华 30ml"}'
    rendered = PlainRenderer().render(None, {"名": "🎉"}, response_status=200)  # type: ignore[arg-type]
    assert rendered == '{"名":"🎉"}'


def test_without_a_sign_in_nothing_is_told(offer: Offer) -> None:
    body = _error(Page().get(f"/api/offers/{offer.pk}"), 401, "signed_out")
    assert body["text"] == TEXTS["signed_out"]


def test_without_the_right_the_answer_says_who_may(
    make_actor: Callable[..., Actor], offer: Offer
) -> None:
    page = Page(make_actor("小雨", Duty.HOST))
    body = _error(page.post(f"/api/offers/{offer.pk}", {"expect": 1, "price": 1}), 403, "forbidden")
    assert body["text"].startswith(
        "「改价与机制」需要以下职务之一：负责人、运营、商品岗。你现在是：主播。"
    )
    assert Offer.objects.get(pk=offer.pk).price == 8_900


def test_wrong_fields_are_listed_with_their_paths(page: Page, offer: Offer) -> None:
    body = _error(
        page.post(f"/api/offers/{offer.pk}", {"price": -1, "tags": ["a", 3]}), 422, "invalid"
    )
    assert [place["path"] for place in body["where"]] == ["expect", "price", "tags.1"]
    assert [place["text"] for place in body["where"]] == [
        "expect：缺少这一项",
        "price：不能小于 0",
        "tags.1：要是文字",
    ]
    assert Offer.objects.get(pk=offer.pk).version == 1


def test_a_stale_change_is_409_with_both_values(page: Page, offer: Offer, hong: Actor) -> None:
    assert Page(hong).post(f"/api/offers/{offer.pk}", {"expect": 1, "price": 9_900}).json() == {
        "version": 2
    }
    body = _error(page.post(f"/api/offers/{offer.pk}", {"expect": 1, "price": 7_900}), 409, "stale")
    assert body["values"]["version"] == 2
    assert body["values"]["fields"] == [
        {
            "field": "price",
            "label": "直播价",
            "current": 9_900,
            "yours": 7_900,
            "current_said": "99.00 元",
            "yours_said": "79.00 元",
        }
    ]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1,2", b"\xef\xbb\xbf{}"])
def test_broken_json_is_refused(content: bytes, page: Page, offer: Offer) -> None:
    response = page.post(f"/api/offers/{offer.pk}", content)
    assert response.status_code in (400, 422)
    assert any("一" <= char <= "鿿" for char in response.json()["text"])


def test_a_body_that_is_no_object_is_refused(page: Page, offer: Offer) -> None:
    _error(page.post(f"/api/offers/{offer.pk}", [1]), 422, "invalid")


def test_an_unknown_row_and_an_unknown_address_are_404(page: Page) -> None:
    body = _error(page.post("/api/offers/404", {"expect": 1, "price": 1}), 404, "not_found")
    assert body["text"] == "没有编号为 404 的机制单。"
    _error(page.get("/api/nowhere"), 404, "not_found")
    _error(page.get("/api/offers/abc"), 404, "not_found")


def test_a_wrong_method_is_405_and_names_the_right_ones(page: Page, offer: Offer) -> None:
    response = page.client.delete(f"/api/offers/{offer.pk}", headers={"X-CSRFToken": "c" * 32})
    _error(response, 405, "method_not_allowed")
    assert set(response["Allow"].split(", ")) == {"GET", "POST"}


def test_without_the_csrf_token_nothing_is_written(page: Page, offer: Offer) -> None:
    path, change = f"/api/offers/{offer.pk}", {"expect": 1, "price": 1}
    _error(page.post(path, change, **{"X-CSRFToken": ""}), 403, "csrf")
    _error(page.post(path, change, **{"X-CSRFToken": "d" * 32}), 403, "csrf")
    _error(page.post(path, change, Origin="https://evil.example"), 403, "csrf")
    del page.client.cookies["kaibo_csrf"]
    _error(page.post(path, change), 403, "csrf")
    assert Offer.objects.get(pk=offer.pk).version == 1


def test_a_mistake_of_ours_is_logged_whole_and_told_without_its_inside(
    page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("kaibo.api")
    logger.addHandler(caplog.handler)
    try:
        body = _error(page.get("/api/broken"), 500, "internal")
    finally:
        logger.removeHandler(caplog.handler)
    assert "hunter2" not in json.dumps(body)
    assert body["text"].endswith(f"编号：{body['values']['incident']}。")
    assert f"incident {body['values']['incident']}" in caplog.text
    assert "RuntimeError: password=hunter2" in caplog.text


def test_a_locked_database_is_busy_and_may_be_tried_again(page: Page) -> None:
    assert _error(page.get("/api/busy"), 503, "busy")["text"] == TEXTS["busy"]


def test_a_body_over_the_limit_is_413(page: Page, offer: Offer, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    body = {"expect": 1, "price": 1, "tags": ["x" * 200]}
    _error(page.post(f"/api/offers/{offer.pk}", body), 413, "too_large")
    assert Offer.objects.get(pk=offer.pk).version == 1


def test_a_host_name_nobody_allowed_is_refused(page: Page) -> None:
    _error(page.client.get("/api/jobs", headers={"Host": "evil.example"}), 400, "bad_host")


def test_too_many_tries_say_when_to_come_back() -> None:
    from kaibo.kit.api import answer

    response = answer(Refusal("too_many", "请 5 秒后再试。", values={"retry_after_s": 5}))
    assert (response.status_code, response["Retry-After"]) == (429, "5")


def test_history_shows_facts_to_those_who_may(
    page: Page, offer: Offer, make_actor: Callable[..., Actor]
) -> None:
    page.post(f"/api/offers/{offer.pk}", {"expect": 1, "price": 9_900})
    facts = page.get(f"/api/facts?subject=sample.offer&id={offer.pk}").json()
    assert [(fact["verb"], fact["actor_name"], fact["version"]) for fact in facts] == [
        ("sample.offer.change", "阿明", 2),
        ("sample.offer.create", "阿明", 1),
    ]
    assert facts[1]["after"]["supplier_token"] == "***"
    host = Page(make_actor("小雨", Duty.HOST, Duty.MERCHANDISER))
    _error(host.get(f"/api/facts?subject=sample.offer&id={offer.pk}"), 403, "forbidden")


def test_every_code_has_a_status_and_domain_codes_are_conflicts() -> None:
    assert set(TEXTS) <= set(STATUS)
    assert Refusal("last_lead", "不能拿掉。").status == 409
    assert Refusal("not_found").body() == {"code": "not_found", "text": TEXTS["not_found"]}
