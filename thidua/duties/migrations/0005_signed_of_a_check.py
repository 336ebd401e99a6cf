import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('duties', '0004_signed_conclusions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='signed',
            name='check_of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='duties.check'),
        ),
        migrations.AddConstraint(
            model_name='signed',
            constraint=models.UniqueConstraint(condition=models.Q(('finding', None), ('withdrawn_at', None)), fields=('check_of',), name='duties_check_signed_once'),
        ),
    ]
