"""The table of entries becomes append-only in the database itself."""

from django.db import migrations

from thidua.audit.guard import put_up, take_down


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]

    operations = [
        migrations.RunPython(
            lambda _apps, editor: put_up(editor.connection),
            lambda _apps, editor: take_down(editor.connection),
        )
    ]
