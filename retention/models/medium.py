"""記録媒体: cards, disks and sticks, where each is locked away, and its destruction (規程5(2)・5(4))."""

from django.db import models
from django.db.models import Q

from associations.models import Association, User
from civic.models import StoredFile
from retention.models.recorder import Recorder


class MediumKind(models.TextChoices):
    SD = "SD", "SDカード"
    HDD = "HDD", "ハードディスク"
    SSD = "SSD", "SSD"
    USB = "USB", "USBメモリー"
    DISC = "DISC", "CD・DVD"


class MediumQuerySet(models.QuerySet["Medium"]):
    def visible_to(self, user: User) -> "MediumQuerySet":
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "MediumQuerySet":
        return self.filter(association_id=association_id)

    def not_destroyed(self) -> "MediumQuerySet":
        return self.filter(destruction=None)


class Medium(models.Model):
    """Where it is now is its last move; a medium without a destruction still exists."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="media")
    kind = models.CharField("種類", max_length=5, choices=MediumKind)
    serial = models.CharField("製造番号", max_length=80)
    acquired_on = models.DateField("手に入れた日")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(MediumQuerySet)()

    class Meta:
        verbose_name = "記録媒体"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "serial"],
                name="retention_medium_serial_is_unique",
                violation_error_message="この製造番号の記録媒体は、すでに登録してあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.serial}"


class MediumMove(models.Model):
    """From `moved_at` on the medium is there. Append-only; the first is made with the medium itself."""

    medium = models.ForeignKey(Medium, on_delete=models.PROTECT, related_name="moves")
    moved_at = models.DateTimeField("移した日時")
    recorder = models.ForeignKey(
        Recorder, on_delete=models.PROTECT, null=True, blank=True, related_name="medium_moves"
    )
    place = models.CharField("場所", max_length=120)
    lock = models.CharField("施錠のしかた", max_length=120)
    keeper = models.ForeignKey(
        User, verbose_name="預かる人", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("移した理由", max_length=200)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "記録媒体の移動"
        constraints = [
            models.UniqueConstraint(
                fields=["medium", "moved_at"], name="retention_medium_move_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(lock=""),
                name="retention_medium_is_locked_away",
                violation_error_message="場所と施錠のしかたを入れてください（規程5(2)）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medium} {self.place}"


class MediumDestruction(models.Model):
    """Broken so that nothing can be read back, before a witness, with a photo (規程5(4))."""

    medium = models.OneToOneField(Medium, on_delete=models.PROTECT, related_name="destruction")
    destroyed_at = models.DateTimeField("壊した日時")
    way = models.CharField(
        "壊し方",
        max_length=12,
        choices=[
            ("CRUSHED", "粉砕した"),
            ("CUT", "細かく切断した"),
            ("DRILLED", "穴をあけて壊した"),
            ("CONTRACTOR", "業者に壊してもらい、証明を受け取った"),
        ],
    )
    witness = models.CharField("立ち会った人", max_length=60)
    photo = models.ForeignKey(
        StoredFile, verbose_name="壊した後の写真", on_delete=models.PROTECT, related_name="+"
    )
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "記録媒体の廃棄"
        constraints = [
            models.CheckConstraint(
                condition=~Q(witness=""),
                name="retention_destruction_has_witness",
                violation_error_message="立ち会った人の名前を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medium} 廃棄"
