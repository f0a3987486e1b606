"""A written consent to being filmed: of the local 自治会, or of one household (guideline 2(1))."""

from django.db import models

from associations.models import User
from cameras.models.field_of_view import FieldOfView
from civic.models import StoredFile


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: User) -> "ConsentQuerySet":
        """The city sees counts, not the sheets."""
        return self.filter(view__camera__site__association_id__in=user.posts.association_ids)


class Consent(models.Model):
    class Party(models.TextChoices):
        HOUSEHOLD = "HOUSEHOLD", "撮影範囲の世帯"
        LOCAL_ASSOCIATION = "LOCAL_ASSOCIATION", "その場所の自治会"

    class Answer(models.TextChoices):
        AGREED = "AGREED", "同意する"
        REFUSED = "REFUSED", "同意しない"

    view = models.ForeignKey(FieldOfView, on_delete=models.PROTECT, related_name="consents")
    party = models.CharField("どなたの同意ですか", max_length=20, choices=Party)
    given_by = models.CharField("世帯または自治会の名前", max_length=80)
    answer = models.CharField("答え", max_length=10, choices=Answer)
    agreed_on = models.DateField("書面の日付")
    sheet = models.ForeignKey(
        StoredFile,
        verbose_name="同意書の写真",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(ConsentQuerySet)()

    class Meta:
        verbose_name = "同意"
        constraints = [
            models.UniqueConstraint(
                fields=["view", "party", "given_by"],
                condition=models.Q(answer="AGREED"),
                name="cameras_consent_once_for_each_party",
                violation_error_message="この世帯（自治会）の同意は、すでに記録してあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_by} {self.get_answer_display()}"
