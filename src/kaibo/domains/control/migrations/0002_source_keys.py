from django.db import migrations, models

import kaibo.kit.fields


class Migration(migrations.Migration):
    dependencies = [
        ("control", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="hook_salt",
            field=models.CharField(blank=True, default="", max_length=32, verbose_name="签名盐"),
        ),
        migrations.AddField(
            model_name="source",
            name="hook_salt_before",
            field=models.CharField(
                blank=True, default="", max_length=32, verbose_name="上一个签名盐"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="hook_until",
            field=kaibo.kit.fields.MomentField(
                blank=True, null=True, verbose_name="上一个签名密钥用到"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="pull",
            field=models.JSONField(blank=True, default=dict, verbose_name="拉取设置"),
        ),
    ]
