"""決定: what the 管理責任者 or the deputy decides about an inquiry, and why (規程6(2)). Append-only."""

from typing import Final

from django.db import models
from django.db.models import Q

from associations.models import User
from civic.models import StoredFile
from disclosures.models.deputy import Deputy
from disclosures.models.inquiry import Inquiry
from disclosures.rules.stages import Outcome
from retention.rules.grounds import Ground

_CARRIED = [Outcome.GIVE.value, Outcome.SHOW.value]


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> "DecisionQuerySet":
        return self.filter(inquiry__association_id__in=user.posts.association_ids)

    def newest_first(self) -> "DecisionQuerySet":
        return self.order_by("-decided_at", "-pk")

    def awaiting_paper(self) -> "DecisionQuerySet":
        return self.answered_in_writing().filter(paper=None)

    def answered_in_writing(self) -> "DecisionQuerySet":
        """A refusal, and that there is nothing."""
        return self.filter(outcome__in=[Outcome.REFUSE, Outcome.NO_FOOTAGE])


class Decision(models.Model):
    """The newest one counts. Only its paper (回答書) is added later, once."""

    REFERENCE: Final = "disclosures.decision:"

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(
        "決定", max_length=10, choices=[(each.value, each.label) for each in Outcome]
    )
    ground = models.CharField(
        "提供の理由（規程6(2)）",
        max_length=20,
        blank=True,
        choices=[(each.value, each.label) for each in Ground],
    )
    reason = models.TextField("決めた理由")
    decided_at = models.DateTimeField("決めた日時")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    as_deputy = models.ForeignKey(
        Deputy, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    paper = models.ForeignKey(
        StoredFile,
        verbose_name="回答書",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = models.Manager.from_queryset(DecisionQuerySet)()

    class Meta:
        verbose_name = "提供の決定"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=_CARRIED, ground__in=[each.value for each in Ground])
                | ~Q(outcome__in=_CARRIED),
                name="disclosures_decision_has_one_ground",
                violation_error_message="提供できるのは、規程6(2)の4つの場合だけです。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="disclosures_decision_has_reason",
                violation_error_message="決めた理由を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.get_outcome_display()}"

    @property
    def reference(self) -> str:
        """What the encrypted copies made for it name (`FootageCopy.reference`)."""
        return f"{self.REFERENCE}{self.pk}"
