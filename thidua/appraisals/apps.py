"""The room in Django's register."""

from django.apps import AppConfig


class Room(AppConfig):
    """Appraisals."""

    name = "thidua.appraisals"
    verbose_name = "Thẩm định"
    default_auto_field = "django.db.models.BigAutoField"
