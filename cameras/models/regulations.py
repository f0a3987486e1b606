"""管理運用規程: each version with what it said when it was adopted, and its paper (guideline 3(2))."""

from datetime import date

from django.db import models
from django.db.models import Q

from associations.models import Association, Resolution, User
from cameras.rules.additional_clauses import additions_of
from cameras.rules.regulations import RegulationsFacts
from cameras.rules.regulations_text import Line, Terms, regulations_text
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
        return self.select_related("association", "resolution", "paper", "announcement")


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
    additions = models.JSONField("市の例にない条項", default=list, blank=True)
    earlier_days = models.JSONField("前の版の施行日", default=list, blank=True)
    paper = models.ForeignKey(
        StoredFile,
        verbose_name="規程（PDF）",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    comparison = models.ForeignKey(
        StoredFile,
        verbose_name="新旧対照表（PDF）",
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

    @property
    def terms(self) -> Terms:
        return Terms(
            retention_days=self.retention_days,
            effective_on=self.effective_on,
            additions=additions_of(self.additions),
            earlier=tuple(date.fromisoformat(day) for day in self.earlier_days),
        )

    def lines(self) -> tuple[Line, ...]:
        """What the paper says: frozen with the version."""
        return regulations_text(self.adopted_facts, self.terms)
