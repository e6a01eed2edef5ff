"""JSON as the kit stores it: Chinese kept readable."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


class PlainJSON(DjangoJSONEncoder):
    """Django's encoder without \\uXXXX for every Chinese character."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})
