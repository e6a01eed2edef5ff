from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="delivery",
            name="lane",
            field=models.CharField(
                choices=[("reaction", "反应"), ("job", "任务"), ("server", "服务内任务")],
                max_length=10,
                verbose_name="种类",
            ),
        )
    ]
