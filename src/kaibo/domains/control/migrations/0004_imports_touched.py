"""Where a file may have spoken, and when it was last handed in."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F

import kaibo.kit.fields


def fill(apps: Any, schema_editor: Any) -> None:
    """Files that were stored, or were about to be, have spoken in the rooms of their accounts.

    Settings that are not known (`under` null) never match: storing such a file again first takes
    back what it said.
    """
    files = apps.get_model("control", "ImportedFile").objects
    files.update(handed_at=F("created_at"))
    spoke = files.filter(state__in=("stored", "storing")) | files.filter(state="ready").exclude(
        told=""
    )
    for row in spoke:
        rooms = sorted({ident for ident in row.rooms.values() if ident is not None})
        named = row.sha256[:12] if row.holds == "chat" else row.format
        if rooms:
            row.touched = {"rooms": rooms, "src": f"file:{named}", "under": None}
            row.save(update_fields=["touched"])


class Migration(migrations.Migration):
    dependencies = [("control", "0003_imports")]

    operations = [
        migrations.AddField(
            model_name="importedfile",
            name="touched",
            field=models.JSONField(blank=True, null=True, verbose_name="可能已写入"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="handed_at",
            field=kaibo.kit.fields.MomentField(default=0, verbose_name="放进来的时间"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
