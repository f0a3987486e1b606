"""案: the next version of a 規程, laid before the association's meeting (guideline 3(2))."""

from django.db import models
from django.db.models import Q

from associations.models import Association, User
from cameras.rules.additional_clauses import additions_of
from cameras.rules.regulations import RegulationsFacts
from cameras.rules.regulations_text import Terms


class RegulationsDraftQuerySet(models.QuerySet["RegulationsDraft"]):
    def visible_to(self, user: User) -> "RegulationsDraftQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "RegulationsDraftQuerySet":
        return self.filter(association_id=association_id).order_by("-drafted_at", "-pk")


class RegulationsDraft(models.Model):
    """Made by the nightly job (then without a person), or by an officer who wants other terms."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="regulations_drafts"
    )
    facts = models.JSONField("案の内容")
    retention_days = models.PositiveSmallIntegerField("保存期間（日）")
    additions = models.JSONField("市の例にない条項", default=list, blank=True)
    drafted_at = models.DateTimeField("案を作った日時")
    drafted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(RegulationsDraftQuerySet)()

    class Meta:
        verbose_name = "規程の案"
        constraints = [
            models.CheckConstraint(
                condition=Q(retention_days__range=(1, 30)),
                name="cameras_draft_keeps_at_most_30_days",
                violation_error_message="保存期間は1日から30日までです（規程5(3)、ガイドライン3(3)イ）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association} 管理運用規程の案"

    @property
    def drafted_facts(self) -> RegulationsFacts:
        return RegulationsFacts.from_dict(self.facts)

    @property
    def terms(self) -> Terms:
        """Without a day of effect: that is for the meeting."""
        return Terms(retention_days=self.retention_days, additions=additions_of(self.additions))
