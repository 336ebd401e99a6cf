from django.db import migrations

from thidua.core.likeness import runs_of


def read(apps, _schema):
    """The runs of files that are there already."""
    run = apps.get_model("records", "Run")
    files = apps.get_model("records", "File").objects.exclude(text="").only("pk", "text")
    for file in files.iterator(chunk_size=100):
        run.objects.bulk_create(
            (run(file_id=file.pk, mark=mark) for mark in sorted(runs_of(file.text))), batch_size=2000
        )


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_runs_of_words'),
    ]

    operations = [
        migrations.RunPython(read, migrations.RunPython.noop),
    ]
