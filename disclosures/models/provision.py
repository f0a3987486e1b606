"""提供記録簿: one row for each time footage was given (ガイドライン3(5)、規程6(2)). Append-only.

A mistake is corrected by a new row that takes the place of the old one and says why.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from associations.models import Association, User
from cameras.models import Camera
from civic.models import StoredFile
from disclosures.models.decision import Decision
from disclosures.models.viewing import ShownAs, permitted
from retention.models import FootageCopy, HandlingPermit
from retention.rules.grounds import Ground


class ProvisionQuerySet(models.QuerySet["Provision"]):
    def visible_to(self, user: User) -> "ProvisionQuerySet":
        """Never the city's staff: they see counts by ground (規程4(3))."""
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "ProvisionQuerySet":
        return self.filter(association_id=association_id)

    def standing(self) -> "ProvisionQuerySet":
        """Those that no later row has taken the place of."""
        return self.filter(corrected_by=None)

    def between(self, first: date, last: date) -> "ProvisionQuerySet":
        """Days in Japan, both inclusive."""
        return self.filter(provided_at__date__gte=first, provided_at__date__lte=last)

    def in_ledger_order(self) -> "ProvisionQuerySet":
        return self.order_by("number", "pk")

    def awaiting_receipt(self) -> "ProvisionQuerySet":
        return self.filter(receipt=None)

    def not_returned(self) -> "ProvisionQuerySet":
        return self.filter(copy_return=None)


class Provision(models.Model):
    """`clock_error` in seconds, positive when the recorder was ahead; None where nobody looked.

    `number` is the row's number in the association's ledger; a correction has its own.
    """

    class Medium(models.TextChoices):
        USB = "USB", "USBメモリー"
        DISC = "DISC", "DVDなどのディスク"
        CARD = "CARD", "SDカードそのもの（任意提出）"
        DISK = "DISK", "録画装置のディスクそのもの（任意提出）"
        PRINT = "PRINT", "静止画の印刷"
        OTHER = "OTHER", "そのほか"

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="provisions"
    )
    number = models.PositiveIntegerField("番号")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="provisions")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction_reason = models.TextField("訂正の理由", blank=True)
    recipient = models.CharField("提供先", max_length=200)
    provided_at = models.DateTimeField("提供日時")
    content = models.TextField("画像の内容")
    purpose = models.TextField("目的")
    reason = models.TextField("提供理由")
    ground = models.CharField(
        "根拠（規程6(2)）", max_length=20, choices=[(each.value, each.label) for each in Ground]
    )
    document_number = models.CharField("文書の番号", max_length=80, blank=True)
    document_on = models.DateField("文書の日付", null=True, blank=True)
    cameras = models.ManyToManyField(Camera, verbose_name="カメラ", related_name="provisions")
    from_at = models.DateTimeField("映像の始まり")
    to_at = models.DateTimeField("映像の終わり")
    medium = models.CharField("渡した物", max_length=6, choices=Medium)
    medium_serial = models.CharField("渡した物の番号", max_length=80, blank=True)
    medium_count = models.PositiveSmallIntegerField("数", default=1)
    clock_error = models.IntegerField("時計のずれ（秒）", null=True, blank=True)
    handed_by = models.ForeignKey(
        User, verbose_name="渡した人", on_delete=models.PROTECT, related_name="+"
    )
    handed_as = models.CharField("渡した人の立場", max_length=8, choices=ShownAs)
    permit = models.ForeignKey(
        HandlingPermit, on_delete=models.PROTECT, null=True, blank=True, related_name="provisions"
    )
    witness = models.ForeignKey(
        User, verbose_name="立ち会った人", on_delete=models.PROTECT, related_name="+"
    )
    receipt = models.ForeignKey(
        StoredFile,
        verbose_name="受領書",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(ProvisionQuerySet)()

    class Meta:
        verbose_name = "提供の記録"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "number"], name="disclosures_provision_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(corrects=None),
                name="disclosures_provision_one_a_decision",
                violation_error_message="この決定による提供は、すでに記録してあります。",
            ),
            models.CheckConstraint(
                condition=~Q(recipient="") & ~Q(content="") & ~Q(purpose="") & ~Q(reason=""),
                name="disclosures_provision_has_five_facts",
                violation_error_message=(
                    "提供先、提供日時、画像の内容、目的、提供理由をすべて入れてください（規程6(2)）。"
                ),
            ),
            models.CheckConstraint(
                condition=Q(ground__in=[each.value for each in Ground]),
                name="disclosures_provision_has_one_ground",
                violation_error_message="提供できるのは、規程6(2)の4つの場合だけです。",
            ),
            models.CheckConstraint(
                condition=~Q(witness=F("handed_by")),
                name="disclosures_provision_by_two_people",
                violation_error_message="立ち会った人には、渡した人とは別の人を選んでください。",
            ),
            models.CheckConstraint(
                condition=permitted("handed"),
                name="disclosures_provision_under_permit",
                violation_error_message="取扱責任者が渡すときは、管理責任者の許可が要ります（規程4(3)）。",
            ),
            models.CheckConstraint(
                condition=Q(to_at__gt=F("from_at")) & Q(provided_at__gte=F("from_at")),
                name="disclosures_provision_after_its_footage",
                violation_error_message="提供日時が、映像の始まりより前になっています。",
            ),
            models.CheckConstraint(
                condition=Q(ground__in=[Ground.EMERGENCY.value, Ground.SUBJECT.value])
                | ~Q(document_number="") & Q(document_on__isnull=False),
                name="disclosures_provision_names_document",
                violation_error_message="文書の番号と日付がない照会では、映像を渡せません。",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, correction_reason="")
                | Q(corrects__isnull=False) & ~Q(correction_reason=""),
                name="disclosures_provision_correction_has_reason",
                violation_error_message="訂正する理由を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"提供記録簿 第{self.number}号"

    @property
    def clause(self) -> str:
        return Ground(self.ground).clause


class ProvidedFileQuerySet(models.QuerySet["ProvidedFile"]):
    def visible_to(self, user: User) -> "ProvidedFileQuerySet":
        return self.filter(provision__association_id__in=user.posts.association_ids)


class ProvidedFile(models.Model):
    """One file of a provision, as it stands on the receipt. `size` in bytes. Append-only.

    `sha256` is empty for what was taken from an on-site recorder without this system.
    """

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="files")
    footage_copy = models.ForeignKey(
        FootageCopy, on_delete=models.PROTECT, null=True, blank=True, related_name="provided"
    )
    name = models.CharField("ファイル", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.BigIntegerField("大きさ（バイト）", null=True, blank=True)

    objects = models.Manager.from_queryset(ProvidedFileQuerySet)()

    class Meta:
        verbose_name = "提供したファイル"
        constraints = [
            models.CheckConstraint(
                condition=Q(footage_copy=None) | ~Q(sha256="") & Q(size__isnull=False),
                name="disclosures_provided_copy_is_measured",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CopyReturnQuerySet(models.QuerySet["CopyReturn"]):
    def visible_to(self, user: User) -> "CopyReturnQuerySet":
        return self.filter(provision__association_id__in=user.posts.association_ids)


class CopyReturn(models.Model):
    """What became of what was given: back, destroyed, or kept as evidence. Append-only."""

    class End(models.TextChoices):
        RETURNED = "RETURNED", "返してもらった"
        DESTROYED = "DESTROYED", "相手が廃棄した"
        EVIDENCE = "EVIDENCE", "証拠として相手が保管する（返らない）"

    provision = models.OneToOneField(
        Provision, on_delete=models.PROTECT, related_name="copy_return"
    )
    ending = models.CharField("どうなったか", max_length=10, choices=End)
    ended_on = models.DateField("返却・廃棄の日、または確かめた日")
    told_by = models.CharField("だれから聞いたか", max_length=120)
    remarks = models.TextField("気づいたこと", blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(CopyReturnQuerySet)()

    class Meta:
        verbose_name = "提供したものの返却"

    def __str__(self) -> str:
        return f"{self.provision} {self.get_ending_display()}"
