"""What an association handed in: its answers as they stood, and the paper that was made of them."""

from django.db import models

from associations.models import User
from civic.models import StoredFile
from subsidies.models.grant_application import GrantApplication
from subsidies.rules.stages import Act


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> "SubmissionQuerySet":
        return self.filter(application__in=GrantApplication.objects.visible_to(user))

    def in_order(self) -> "SubmissionQuerySet":
        return self.order_by("submitted_at", "pk")

    def without_paper(self) -> "SubmissionQuerySet":
        return self.filter(paper=None)


class Submission(models.Model):
    """`answers`: list of {key, label, value} in words, for comparing. `paper_context`: what is printed."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="submissions"
    )
    act = models.CharField("何の提出か", max_length=24, choices=[(a.value, a.label) for a in Act])
    attempt = models.PositiveSmallIntegerField("何回目か")
    receipt_number = models.CharField("受付番号", max_length=30, unique=True)
    answers = models.JSONField("提出したときの内容")
    paper_context = models.JSONField("書面の内容")
    requested_yen = models.PositiveIntegerField("額（円）", null=True, blank=True)
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField("提出した日時")
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(SubmissionQuerySet)()

    class Meta:
        verbose_name = "提出"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "act", "attempt"], name="subsidies_submission_attempts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.receipt_number} {Act(self.act).label}"
