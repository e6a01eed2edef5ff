"""/api/hooks/{room}/{source} as the API describes it; it is answered before it comes here."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Header, Router

from kaibo.domains.control.running import Unreadable
from kaibo.domains.control.schemas import hooks

router = Router()

REFUSED = (400, 401, 405, 408, 413, 415, 429, 503)


@router.post(
    "/hooks/{room}/{source}",
    auth=None,
    response={200: hooks.HookAnswer} | dict.fromkeys(REFUSED, hooks.HookRefusal),
    openapi_extra={"requestBody": hooks.request_body()},
)
def receive(
    request: HttpRequest,
    room: str,
    source: str,
    x_kaibo_timestamp: Annotated[
        str,
        Header(
            alias="X-Kaibo-Timestamp", description="Unix seconds, within 300 of the server's clock."
        ),
    ],
    x_kaibo_signature: Annotated[
        str,
        Header(
            alias="X-Kaibo-Signature",
            description='`v1=` and hex HMAC-SHA256(secret, timestamp + "." + raw body).',
        ),
    ],
) -> None:
    """Signed events of a source (its name or its id); no sign-in, the signature is enough.

    The server that owns the rooms answers this beside Django (`config.hooks`).
    """
    raise Unreadable("not_running", "这里收不了事件：只有运行中的开播服务收得了。")
