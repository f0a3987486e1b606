"""A drawing of lots among the applications of a programme: anybody can repeat it from its seed."""

from django.db import models

from associations.models import User
from subsidies.models.programme import Programme


class LotteryDrawQuerySet(models.QuerySet["LotteryDraw"]):
    def visible_to(self, user: User) -> "LotteryDrawQuerySet":
        return self if user.posts.is_city else self.none()

    def newest_first(self) -> "LotteryDrawQuerySet":
        return self.order_by("-drawn_at", "-pk")


class LotteryDraw(models.Model):
    """`numbers`: the reception numbers in the order drawn (subsidies/rules/lottery.py)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="lottery_draws")
    seed = models.CharField("抽選のもとになる言葉", max_length=120)
    numbers = models.JSONField("当たった順の受付番号")
    drawn_at = models.DateTimeField("抽選した日時")
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(LotteryDrawQuerySet)()

    class Meta:
        verbose_name = "抽選"

    def __str__(self) -> str:
        return f"{self.programme} {self.seed}"
