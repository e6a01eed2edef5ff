"""Django's authentication backend: finds the person of a session. Signing in is `sign_in`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from kaibo.domains.people.models import User


class PeopleBackend(BaseBackend):
    """Only for sessions: it has no `authenticate`, so nothing can sign in around the throttle."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Never: `sign_in` is the one way."""
        return None

    def get_user(self, user_id: int) -> User | None:
        """The person, unless retired."""
        return User.objects.active().filter(pk=user_id).first()
