from django.db import migrations


def pad(apps, schema_editor):
    """Ids in a path get as many digits as `models.units.path_below` gives them, so that 9 comes before 10."""
    unit = apps.get_model("people", "Unit")
    rows = list(unit.objects.only("pk", "path"))
    for row in rows:
        row.path = "/" + "".join(f"{int(part):08d}/" for part in row.path.split("/") if part)
    unit.objects.bulk_update(rows, ["path"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_changes_of_units"),
    ]

    operations = [migrations.RunPython(pad, migrations.RunPython.noop)]
