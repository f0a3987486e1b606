"""A paper handed in with an application: checked by content, re-encoded, never changed."""

from django.db import models
from django.db.models import Q

from associations.models import User
from civic.models import StoredFile
from subsidies.models.grant_application import GrantApplication
from subsidies.rules.papers import PaperKind


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: User) -> "AttachmentQuerySet":
        return self.filter(application__in=GrantApplication.objects.visible_to(user))

    def in_place(self) -> "AttachmentQuerySet":
        return self.filter(removed_at=None).order_by("kind", "pk")


class Attachment(models.Model):
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="attachments"
    )
    kind = models.CharField(
        "書類の種類", max_length=20, choices=[(k.value, k.label) for k in PaperKind]
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveSmallIntegerField("ページ数", default=1)
    attached_at = models.DateTimeField("付けた日時")
    attached_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("外した日時", null=True, blank=True)
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(AttachmentQuerySet)()

    class Meta:
        verbose_name = "付けた書類"
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="subsidies_attachment_removal_is_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{PaperKind(self.kind).label} {self.file}"
