"""秘密保持誓約書: one for each post of 管理責任者 or 取扱責任者 (guideline 3(4), 規程4(4))."""

from django.db import models

from associations.models.appointment import Appointment
from associations.models.user import User


class Pledge(models.Model):
    appointment = models.OneToOneField(
        Appointment, verbose_name="任命", on_delete=models.PROTECT, related_name="pledge"
    )
    signed_on = models.DateField("署名した日")
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "秘密保持誓約書"

    def __str__(self) -> str:
        return f"誓約書 {self.appointment}"
