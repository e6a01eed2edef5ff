"""Prints the API's description (OpenAPI) from which the client of the pages is generated."""

from __future__ import annotations

import json
import os
import sys


def described() -> str:
    """The description as indented JSON, the same bytes for the same API."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")
    import django

    django.setup()
    from kaibo.config.urls import api

    schema = api.get_openapi_schema(path_prefix="/api/")
    return json.dumps(schema, ensure_ascii=False, indent=2, default=str) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(described().encode())
