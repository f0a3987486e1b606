"""An invitation to take up an account: a code by mail, or printed for people without mail."""

from datetime import datetime

from django.db import models

from associations.models.user import User


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self, at: datetime) -> "InvitationQuerySet":
        return self.filter(accepted_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """Only the hash of the code is kept; accepting it is done by the invited person."""

    user = models.ForeignKey(
        User, verbose_name="招待された人", on_delete=models.PROTECT, related_name="invitations"
    )
    code_hash = models.CharField("番号のハッシュ", max_length=64, unique=True)
    expires_at = models.DateTimeField("期限")
    invited_at = models.DateTimeField("招待した日時")
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField("受け入れた日時", null=True, blank=True)

    objects = models.Manager.from_queryset(InvitationQuerySet)()

    class Meta:
        verbose_name = "招待"

    def __str__(self) -> str:
        return f"招待 {self.user}"
