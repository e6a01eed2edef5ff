"""One HTTPS request to a robot, by which it is known whether its bytes may have gone out.

Standard library only. It follows no redirect and uses no proxy; it connects to the very address it
has looked at, so that no name leads it into the inner network. No error holds the robot's address.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import threading
from contextlib import suppress
from typing import Any

from kaibo.domains.team.robots.answers import Later, Raw, Unsure
from kaibo.domains.team.rules.addresses import Address

#: To reach it, and for the whole: less than the lease of the worker that asks.
CONNECT_S = 5.0
WHOLE_S = 15.0
MOST_BYTES = 64 * 1024
AGENT = "kaibo"


def post(address: Address, target: str, body: dict[str, Any], name: str) -> Raw | Later | Unsure:
    """The robot's answer. Later: it never got anything; Unsure: it may have.

    `name` is what people call the platform.
    """
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        line = _connected(address)
    except _Inner:
        return Later(
            f"{name}的地址现在指向内网（{address.host}），没有发送。请检查本机的域名解析。"
        )
    except ssl.SSLError as error:
        why = getattr(error, "verify_message", "") or type(error).__name__
        return Later(f"{name}的安全连接没有建立（{why}），稍后自动再发。")
    except OSError as error:
        return Later(f"连不上{name}（{type(error).__name__}），稍后自动再发。")
    late = threading.Event()
    cut = threading.Timer(WHOLE_S, _cut, [line, late])
    cut.daemon = True
    cut.start()
    try:
        answer = _asked(line, address, target, raw)
    except (OSError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            return _unheard(name)
        kind = type(error).__name__
        return Unsure(f"发给{name}后连接断了（{kind}），不确定有没有发出。请到群里看一眼。")
    finally:
        cut.cancel()
        line.close()
    # What was cut off may look like an answer that is whole.
    return _unheard(name) if late.is_set() else answer


def _unheard(name: str) -> Unsure:
    return Unsure(f"发给{name}后一直没等到回答，不确定有没有发出。请到群里看一眼。")


class _Inner(Exception):
    """The name leads to an address that is not of the open internet."""


def _connected(address: Address) -> socket.socket:
    """A connection to the first of its addresses that answers. Raises OSError, _Inner."""
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    places = [place[4] for place in found]
    if not address.inner and any(not _open(str(place[0])) for place in places):
        raise _Inner
    last: OSError = OSError("no address")
    for place in places[:4]:
        try:
            line = socket.create_connection((str(place[0]), address.port), CONNECT_S)
        except OSError as error:
            last = error
            continue
        if not address.tls:
            return line
        try:
            return ssl.create_default_context().wrap_socket(line, server_hostname=address.host)
        except OSError:
            line.close()
            raise
    raise last


def _open(place: str) -> bool:
    at = ipaddress.ip_address(place.split("%")[0])
    inside = getattr(at, "ipv4_mapped", None)
    return (inside or at).is_global and not at.is_multicast


def _asked(line: socket.socket, address: Address, target: str, body: bytes) -> Raw:
    line.settimeout(WHOLE_S)
    asking = http.client.HTTPConnection(address.host, address.port)
    asking.sock = line
    default = address.port == (443 if address.tls else 80)
    asking.putrequest("POST", target, skip_host=True, skip_accept_encoding=True)
    asking.putheader("Host", address.host if default else f"{address.host}:{address.port}")
    asking.putheader("User-Agent", AGENT)
    asking.putheader("Content-Type", "application/json; charset=utf-8")
    asking.putheader("Content-Length", str(len(body)))
    asking.putheader("Connection", "close")
    asking.endheaders(body)
    answer = asking.getresponse()
    content = answer.read(MOST_BYTES)
    wait = answer.getheader("Retry-After") or answer.getheader("x-ogw-ratelimit-reset") or ""
    seconds = int(wait) if wait.isascii() and wait.isdecimal() and len(wait) < 6 else None
    return Raw(answer.status, content, seconds)


def _cut(line: socket.socket, late: threading.Event) -> None:
    """End a connection that drips: whoever reads it hears that it is over."""
    late.set()
    with suppress(OSError):
        # Around TLS: its own way to end would wait for the other side.
        socket.socket.shutdown(line, socket.SHUT_RDWR)
