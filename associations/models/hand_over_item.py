"""One line of the list that both go through: given by one, taken by the other."""

from django.db import models
from django.db.models import Q

from associations.models.hand_over import HandOver
from associations.models.user import User
from associations.rules.hand_over import ItemKind


class HandOverItemQuerySet(models.QuerySet["HandOverItem"]):
    def visible_to(self, user: User) -> "HandOverItemQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(hand_over__association_id__in=user.posts.association_ids)

    def unticked(self) -> "HandOverItemQuerySet":
        return self.filter(Q(handed_at=None) | Q(taken_at=None))

    def in_order(self) -> "HandOverItemQuerySet":
        ranks = (models.When(kind=kind, then=n) for n, kind in enumerate(ItemKind))
        kind = models.Case(*ranks, default=len(ItemKind))
        ticked = self.select_related("handed_by", "taken_by")
        return ticked.alias(rank=kind).order_by("rank", "pk")


class HandOverItem(models.Model):
    """`key` is the provider's own name of the thing: asked again, the same line is found."""

    hand_over = models.ForeignKey(
        HandOver, verbose_name="引継ぎ", on_delete=models.PROTECT, related_name="items"
    )
    kind = models.CharField(
        "種類", max_length=10, choices=[(each.value, each.label) for each in ItemKind]
    )
    key = models.CharField("もとの印", max_length=120)
    title = models.CharField("引き継ぐもの", max_length=200)
    reference = models.TextField("どこに、どう", blank=True)
    url = models.CharField("開くページ", max_length=200, blank=True)
    handed_at = models.DateTimeField("渡した日時", null=True, blank=True)
    handed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField("受け取った日時", null=True, blank=True)
    taken_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.CharField("申し送り", max_length=200, blank=True)

    objects = models.Manager.from_queryset(HandOverItemQuerySet)()

    class Meta:
        verbose_name = "引き継ぐもの"
        constraints = [
            models.UniqueConstraint(
                fields=["hand_over", "key"], name="associations_handoveritem_once_each"
            ),
            models.CheckConstraint(
                condition=(
                    Q(handed_at=None, handed_by=None)
                    | Q(handed_at__isnull=False, handed_by__isnull=False)
                )
                & (
                    Q(taken_at=None, taken_by=None)
                    | Q(taken_at__isnull=False, taken_by__isnull=False)
                ),
                name="associations_handoveritem_ticked_by_people",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        return ItemKind(self.kind).label

    @property
    def is_done(self) -> bool:
        return self.handed_at is not None and self.taken_at is not None
