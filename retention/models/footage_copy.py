"""The only copies the 規程 allows: for one provision, encrypted under a key of their own (規程5(1)・6(2))."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from associations.models import User
from retention.models.footage import Footage


class KeyEnding(models.TextChoices):
    HANDED_OVER = "HANDED_OVER", "引き渡した"
    LAST_DAY = "LAST_DAY", "最終保存日を過ぎた"
    CANCELLED = "CANCELLED", "提供を取りやめた"
    KEY_GONE = "KEY_GONE", "控えから戻したときに、鍵がすでに無かった"


class FootageCopyQuerySet(models.QuerySet["FootageCopy"]):
    def visible_to(self, user: User) -> "FootageCopyQuerySet":
        return self.filter(footage__recorder__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "FootageCopyQuerySet":
        return self.filter(footage__recorder__association_id=association_id)

    def with_key(self) -> "FootageCopyQuerySet":
        return self.filter(key_destroyed_at=None)

    def due(self, on: date) -> "FootageCopyQuerySet":
        """The same clock as the footage, from its first frame; a hold on it holds its copy too.

        A shorter 規程 moves the footage's day, and the copy goes with it.
        """
        over = Q(last_day_kept__lt=on) | Q(footage__last_day_kept__lt=on)
        return self.with_key().filter(over).exclude(footage__held_until__gte=on)

    def readable(self, on: date) -> "FootageCopyQuerySet":
        """The read barrier, whether or not a night has run."""
        within = Q(last_day_kept__gte=on, footage__last_day_kept__gte=on)
        return self.with_key().filter(within | Q(footage__held_until__gte=on))

    def made_for(self, reference: str) -> "FootageCopyQuerySet":
        return self.filter(reference=reference)

    def readable_then(self, moment: datetime) -> "FootageCopyQuerySet":
        """The read barrier of a moment that is past: what was given in the evening may be written
        down the next morning.
        """
        on = timezone.localdate(moment)
        there = Q(key_destroyed_at=None) | Q(key_destroyed_at__gt=moment)
        within = Q(last_day_kept__gte=on, footage__last_day_kept__gte=on)
        return self.filter(there & (within | Q(footage__held_until__gte=on)))


class FootageCopy(models.Model):
    """`sha256` and `size` (bytes) are of the plain video; the file on disk is age-encrypted.

    `reference` names what it was made for ("disclosures.provision:12"); no foreign key points up.
    """

    footage = models.ForeignKey(Footage, on_delete=models.PROTECT, related_name="copies")
    reference = models.CharField("提供の記録", max_length=80)
    key_name = models.CharField("鍵の名前", max_length=64, unique=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.BigIntegerField("大きさ（バイト）")
    last_day_kept = models.DateField("最終保存日")
    made_at = models.DateTimeField("作った日時")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key_destroyed_at = models.DateTimeField("鍵を捨てた日時", null=True, blank=True)
    key_ending = models.CharField("鍵を捨てた理由", max_length=12, blank=True, choices=KeyEnding)

    objects = models.Manager.from_queryset(FootageCopyQuerySet)()

    class Meta:
        verbose_name = "提供用の写し"
        constraints = [
            models.CheckConstraint(
                condition=Q(key_destroyed_at=None, key_ending="")
                | Q(key_destroyed_at__isnull=False) & ~Q(key_ending=""),
                name="retention_copy_key_ends_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reference="") & Q(size__gte=0),
                name="retention_copy_is_for_a_provision",
            ),
        ]

    def __str__(self) -> str:
        return f"写し {self.pk}"

    @property
    def path(self) -> Path:
        return Path(settings.COPIES_DIR) / f"{self.key_name}.age"
