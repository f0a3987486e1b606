"""管理運用規程: each version with what it said when it was adopted, and its paper (guideline 3(2))."""

from datetime import date

from django.db import models
from django.db.models import Q

from associations.models import Association, Resolution, User
from cameras.rules.regulations import RegulationsFacts
from civic.models import StoredFile


class RegulationsQuerySet(models.QuerySet["Regulations"]):
    def visible_to(self, user: User) -> "RegulationsQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "RegulationsQuerySet":
        return self.filter(association_id=association_id).order_by("-version")

    def in_force(self, on: date) -> "RegulationsQuerySet":
        """For each association the version that rules on that day."""
        return (
            self.filter(effective_on__lte=on)
            .order_by("association_id", "-effective_on", "-version")
            .distinct("association_id")
        )

    def with_papers(self) -> "RegulationsQuerySet":
        return self.select_related("association", "resolution", "paper")


class Regulations(models.Model):
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="regulations"
    )
    version = models.PositiveSmallIntegerField("版")
    retention_days = models.PositiveSmallIntegerField("保存期間（日）")
    resolution = models.ForeignKey(
        Resolution, verbose_name="団体の議決", on_delete=models.PROTECT, related_name="regulations"
    )
    effective_on = models.DateField("施行日")
    facts = models.JSONField("制定したときの内容")
    paper = models.ForeignKey(
        StoredFile,
        verbose_name="規程（PDF）",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(RegulationsQuerySet)()

    class Meta:
        verbose_name = "管理運用規程"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "version"], name="cameras_regulations_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(retention_days__range=(1, 30)),
                name="cameras_regulations_keep_at_most_30_days",
                violation_error_message="保存期間は1日から30日までです（規程5(3)、ガイドライン3(3)イ）。",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="cameras_regulations_versions_count_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association} 管理運用規程 第{self.version}版"

    @property
    def title_label(self) -> str:
        return f"第{self.version}版 施行中"

    @property
    def adopted_facts(self) -> RegulationsFacts:
        return RegulationsFacts.from_dict(self.facts)
