"""The budget ledger of a programme: what was voted, bound, decided, settled, paid; append-only."""

from django.db import models
from django.db.models import Q, Sum

from associations.models import User
from subsidies.models.grant_application import GrantApplication
from subsidies.models.programme import Programme


class BudgetEntryQuerySet(models.QuerySet["BudgetEntry"]):
    def visible_to(self, user: User) -> "BudgetEntryQuerySet":
        return self if user.posts.is_city else self.none()

    def left(self) -> int:
        """Yen that may still be bound: what was voted less what is bound."""
        voted = self.filter(kind=BudgetEntry.Kind.APPROPRIATION).aggregate(yen=Sum("yen"))["yen"]
        return (voted or 0) - (self.aggregate(yen=Sum("bound_yen"))["yen"] or 0)

    def bound_by(self, application: GrantApplication) -> int:
        found = self.filter(application=application).aggregate(yen=Sum("bound_yen"))
        return found["yen"] or 0


class BudgetEntry(models.Model):
    """`yen`: the amount of the act. `bound_yen`: by how much it changes what is bound, signed."""

    class Kind(models.TextChoices):
        APPROPRIATION = "APPROPRIATION", "予算"
        SELECTION = "SELECTION", "内示"
        DECISION = "DECISION", "決定"
        CHANGE = "CHANGE", "変更"
        SETTLEMENT = "SETTLEMENT", "確定"
        PAYMENT = "PAYMENT", "支払"
        FREED = "FREED", "戻し"
        REPAYMENT = "REPAYMENT", "返還"

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="budget_entries"
    )
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, null=True, blank=True,
        related_name="budget_entries",
    )  # fmt: skip
    kind = models.CharField("種類", max_length=14, choices=Kind)
    yen = models.IntegerField("額（円）")
    bound_yen = models.IntegerField("予算から差し引く額（円）", default=0)
    note = models.CharField("摘要", max_length=120, blank=True)
    entered_at = models.DateTimeField("記入した日時")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(BudgetEntryQuerySet)()

    class Meta:
        verbose_name = "予算差引簿の行"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="APPROPRIATION", application=None, bound_yen=0)
                | (~Q(kind="APPROPRIATION") & Q(application__isnull=False)),
                name="subsidies_budget_entry_belongs_to_an_application",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.yen}円"
