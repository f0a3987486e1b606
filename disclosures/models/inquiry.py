"""依頼: what an outsider asks for, from the moment somebody stands at the pole (ガイドライン3(5))."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from associations.models import Association, User
from cameras.models import Camera
from civic.models import StoredFile
from disclosures.rules.demands import InquiryFacts
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import GOING_ON, Stage
from retention.models import PreservationHold

_GOING_ON = sorted(stage.value for stage in GOING_ON)


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def visible_to(self, user: User) -> "InquiryQuerySet":
        """Never the city's staff: they see counts by ground (規程4(3))."""
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "InquiryQuerySet":
        return self.filter(association_id=association_id)

    def going_on(self) -> "InquiryQuerySet":
        return self.filter(stage__in=_GOING_ON)

    def over(self) -> "InquiryQuerySet":
        return self.filter(stage=Stage.CLOSED)

    def newest_first(self) -> "InquiryQuerySet":
        return self.order_by("-received_at", "-pk")

    def with_papers_past(self, on: date) -> "InquiryQuerySet":
        return self.filter(papers_until__lt=on, document__isnull=False)

    def with_identity_past(self, on: date) -> "InquiryQuerySet":
        return self.filter(identity_until__lt=on, identity_erased_at=None)


class Inquiry(models.Model):
    """`stage` is moved by actions alone. `from_at` and `to_at` are inclusive moments of footage.

    Identity is a kind of proof and a time, never a copy. `papers_until` and `identity_until` are
    inclusive last days, set when the inquiry is closed.
    """

    class Arrival(models.TextChoices):
        NOT_YET = "NOT_YET", "まだ届いていない（文書未着）"
        FAX = "FAX", "ファクス・写しで届いた"
        ORIGINAL = "ORIGINAL", "原本を受け取った・見せてもらった"

    class Others(models.TextChoices):
        NONE = "NONE", "本人のほかは、だれも映っていない"
        SOME = "SOME", "ほかの人も映っている"

    class AsksAs(models.TextChoices):
        SELF = "SELF", "映っている本人"
        CONSENTED = "CONSENTED", "本人の同意を受けた人"

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="inquiries")
    number = models.PositiveIntegerField("受付番号")
    kind = models.CharField(
        "だれからの求めか",
        max_length=12,
        choices=[(each.value, each.label) for each in InquiryKind],
    )
    stage = models.CharField(
        "状態",
        max_length=12,
        default=Stage.RECEIVED.value,
        choices=[(each.value, each.label) for each in Stage],
    )
    agency = models.CharField("機関の名前", max_length=120, blank=True, help_text="例：下関警察署")
    department = models.CharField("課・係", max_length=80, blank=True, help_text="例：刑事第一課")
    rank = models.CharField("階級・役職", max_length=40, blank=True, help_text="例：巡査部長")
    requester = models.CharField("来た人の氏名", max_length=60, blank=True)
    phone = models.CharField("連絡先の電話", max_length=20, blank=True)
    purpose = models.TextField(
        "何のために要るのか（目的）", blank=True, help_text="例：11月12日の自転車盗の捜査のため"
    )
    document_number = models.CharField("文書の番号", max_length=80, blank=True)
    document_on = models.DateField("文書の日付", null=True, blank=True)
    valid_until = models.DateField("文書が有効な最後の日", null=True, blank=True)
    arrival = models.CharField(
        "文書の届き方", max_length=10, choices=Arrival, default=Arrival.NOT_YET
    )
    original_on = models.DateField("原本を受け取った日", null=True, blank=True)
    document = models.ForeignKey(
        StoredFile,
        verbose_name="文書の写し",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reply_due_on = models.DateField("回答の期限", null=True, blank=True)
    identity_proof = models.CharField(
        "見せてもらった証明", max_length=40, blank=True, help_text="例：警察手帳、運転免許証"
    )
    identity_seen_at = models.DateTimeField("確かめた日時", null=True, blank=True)
    identity_seen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asks_as = models.CharField("求めた人の立場", max_length=10, blank=True, choices=AsksAs)
    subject_name = models.CharField("同意した本人の氏名", max_length=60, blank=True)
    others = models.CharField("ほかの人が映っているか", max_length=4, blank=True, choices=Others)
    others_in_picture = models.TextField("ほかに映っている人", blank=True)
    urgency = models.TextField("なぜ緊急なのか", blank=True)
    unavoidable = models.TextField("なぜほかに方法がないのか", blank=True)
    spot = models.CharField("場所", max_length=120, blank=True, help_text="例：集会所前の横断歩道")
    latitude = models.DecimalField("緯度", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("経度", max_digits=9, decimal_places=6, null=True, blank=True)
    from_at = models.DateTimeField("映像の始まり", null=True, blank=True)
    to_at = models.DateTimeField("映像の終わり", null=True, blank=True)
    cameras = models.ManyToManyField(
        Camera, verbose_name="カメラ", related_name="inquiries", blank=True
    )
    hold = models.ForeignKey(
        PreservationHold,
        verbose_name="保全",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
    )
    received_at = models.DateTimeField("受け付けた日時")
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("完了にした日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    papers_until = models.DateField("書類の最終保存日", null=True, blank=True)
    identity_until = models.DateField("本人確認の記録の最終保存日", null=True, blank=True)
    identity_erased_at = models.DateTimeField("本人確認の記録を消した日時", null=True, blank=True)

    objects = models.Manager.from_queryset(InquiryQuerySet)()

    class Meta:
        verbose_name = "依頼"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "number"], name="disclosures_inquiry_number_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(from_at=None, to_at=None)
                | Q(from_at__isnull=False, to_at__isnull=False, to_at__gt=F("from_at")),
                name="disclosures_inquiry_period_runs_forward",
                violation_error_message="映像の終わりは、始まりより後にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="disclosures_inquiry_point_is_whole",
                violation_error_message="緯度と経度は、両方を入れるか、両方を空けてください。",
            ),
            models.CheckConstraint(
                condition=Q(identity_seen_at=None, identity_seen_by=None)
                | Q(identity_seen_at__isnull=False, identity_seen_by__isnull=False),
                name="disclosures_inquiry_identity_seen_by_person",
            ),
            models.CheckConstraint(
                condition=Q(arrival="ORIGINAL") | Q(original_on=None),
                name="disclosures_inquiry_original_has_arrived",
                violation_error_message="原本を受け取った日は、原本を受け取ったときだけ入れます。",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                & ~Q(stage="CLOSED")
                & Q(papers_until=None, identity_until=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False, stage="CLOSED")
                & Q(papers_until__isnull=False, identity_until__isnull=False),
                name="disclosures_inquiry_closed_by_person",
            ),
        ]
        indexes = [
            models.Index(fields=["association", "-received_at"], name="disclosures_inquiry_newest")
        ]

    def __str__(self) -> str:
        return f"依頼 第{self.number}号"

    @property
    def what(self) -> InquiryKind:
        return InquiryKind(self.kind)

    @property
    def now(self) -> Stage:
        return Stage(self.stage)

    @property
    def from_whom(self) -> str:
        """「下関警察署 刑事第一課 巡査部長 見本 太郎」, for papers and the ledger."""
        return " ".join(filter(None, [self.agency, self.department, self.rank, self.requester]))

    def compels(self, on: date) -> bool:
        """A warrant within its days is not asked for but carried out; it cannot be refused."""
        has_run_out = self.valid_until is not None and self.valid_until < on
        return self.what is InquiryKind.WARRANT and not has_run_out

    def facts(self, *, has_cameras: bool) -> InquiryFacts:
        """For the rules; whoever has loaded the cameras says whether there are any."""
        return InquiryFacts(
            kind=self.what,
            agency=self.agency,
            requester=self.requester,
            purpose=self.purpose,
            document_number=self.document_number,
            document_on=self.document_on,
            valid_until=self.valid_until,
            has_original=self.arrival == self.Arrival.ORIGINAL,
            has_arrived=self.arrival != self.Arrival.NOT_YET,
            identity_seen=self.identity_seen_at is not None,
            asks_as=self.asks_as,
            subject_name=self.subject_name,
            others=self.others,
            urgency=self.urgency,
            unavoidable=self.unavoidable,
            has_period=self.from_at is not None,
            has_cameras=has_cameras,
        )
