"""Words by hand of decisions stand with those of all other papers."""

from django.db import migrations


def carry(apps, _editor):
    edition, reworded = apps.get_model("decisions", "Edition"), apps.get_model("records", "Reworded")
    names = ("agency_id", "file_id", "patch", "changes", "basis", "by_id", "at", "ended_at", "ended_by_id")
    for row in edition.objects.order_by("pk"):
        told = {name: getattr(row, name) for name in names}
        reworded.objects.create(kind="decisions.decision", ident=row.decision_id, reason="", **told)


class Migration(migrations.Migration):

    dependencies = [
        ("decisions", "0006_letter_numbers"),
        ("records", "0005_words_of_files"),
    ]

    operations = [
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.DeleteModel(name="Edition"),
    ]
