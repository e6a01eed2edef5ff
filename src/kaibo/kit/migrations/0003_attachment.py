import django.db.models.deletion
from django.db import migrations, models

import kaibo.kit.fields


class Migration(migrations.Migration):
    dependencies = [("kit", "0002_server_lane")]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("given", "输入"), ("made", "结果")],
                        max_length=5,
                        verbose_name="哪一边",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="文件名")),
                ("media", models.CharField(max_length=120, verbose_name="类型")),
                ("rights", models.JSONField(default=list, verbose_name="所需权限")),
                ("content", models.BinaryField(verbose_name="内容")),
                (
                    "created_at",
                    kaibo.kit.fields.MomentField(db_index=True, verbose_name="创建时间"),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="kit.delivery",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={"verbose_name": "任务附件", "verbose_name_plural": "任务附件"},
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("job", "part"), name="attachment_once_per_part"
            ),
        ),
    ]
