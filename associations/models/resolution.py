"""A decision of the association itself: what was voted on, when, with how many votes (2(1), 3(2))."""

from django.db import models
from django.db.models import Q

from associations.models.association import Association
from associations.models.user import User
from civic.models import StoredFile
from civic.wareki import wareki


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, user: User) -> "ResolutionQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "ResolutionQuerySet":
        return self.filter(association_id=association_id).order_by("-held_on", "-pk")


class Resolution(models.Model):
    class Body(models.TextChoices):
        GENERAL_MEETING = "GENERAL_MEETING", "総会"
        EXTRAORDINARY = "EXTRAORDINARY", "臨時総会"
        OFFICERS = "OFFICERS", "役員会"
        IN_WRITING = "IN_WRITING", "書面による議決"

    association = models.ForeignKey(
        Association, verbose_name="団体", on_delete=models.PROTECT, related_name="resolutions"
    )
    body = models.CharField("会議", max_length=20, choices=Body)
    held_on = models.DateField("開いた日")
    subject = models.CharField(
        "決めたこと", max_length=120, help_text="例：防犯カメラ2台の設置と管理運用規程の制定"
    )
    votes_for = models.PositiveIntegerField("賛成（人）")
    votes_against = models.PositiveIntegerField("反対（人）", default=0)
    minutes = models.ForeignKey(
        StoredFile,
        verbose_name="議事録の写し",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(ResolutionQuerySet)()

    class Meta:
        verbose_name = "議決"
        constraints = [
            models.CheckConstraint(
                condition=Q(votes_for__gt=models.F("votes_against")),
                name="associations_resolution_is_carried",
                violation_error_message="賛成が反対より多い議決だけを、合意として記録できます（ガイドライン2(1)）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{wareki(self.held_on)} {self.get_body_display()}「{self.subject}」"
