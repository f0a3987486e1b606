"""苦情・問合せ: received, given an owner, answered, closed (ガイドライン3(6)、規程7)."""

from datetime import date

from django.db import models
from django.db.models import Q

from associations.models import Association, User
from cameras.models import Camera, Consent, Regulations
from civic.models import StoredFile
from disclosures.rules.complaints import ComplaintKind, ComplaintState, Remedy, Way, state_of


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User) -> "ComplaintQuerySet":
        """The city sees counts: what residents write is for their association."""
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "ComplaintQuerySet":
        return self.filter(association_id=association_id)

    def open(self) -> "ComplaintQuerySet":
        return self.filter(closed_at=None)

    def closed(self) -> "ComplaintQuerySet":
        return self.exclude(closed_at=None)

    def unanswered(self) -> "ComplaintQuerySet":
        return self.filter(answered_at=None, closed_at=None)

    def overdue(self, on: date) -> "ComplaintQuerySet":
        return self.unanswered().filter(due_on__lt=on)

    def received_between(self, first: date, last: date) -> "ComplaintQuerySet":
        """Both days inclusive, in Japan."""
        return self.filter(received_at__date__gte=first, received_at__date__lte=last)

    def with_everything(self) -> "ComplaintQuerySet":
        return self.select_related(
            "association", "camera__site", "consent", "regulations", "owner", "answered_by",
            "received_by", "closed_by", "letter",
        )  # fmt: skip

    def newest_first(self) -> "ComplaintQuerySet":
        return self.order_by("-received_at", "-pk")

    def with_names_past(self, on: date) -> "ComplaintQuerySet":
        return self.filter(name_until__lt=on, name_erased_at=None)


class Complaint(models.Model):
    """`received_by` is empty where a resident wrote on the public page. `due_on` is inclusive.

    `name_until` is the inclusive last day of name and contact, set when it is closed.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="complaints"
    )
    number = models.PositiveIntegerField("受付番号")
    kind = models.CharField(
        "種類", max_length=20, choices=[(each.value, each.label) for each in ComplaintKind]
    )
    way = models.CharField(
        "受け付け方", max_length=6, choices=[(each.value, each.label) for each in Way]
    )
    complainant = models.CharField("申し出た人", max_length=60, blank=True)
    contact = models.CharField("連絡先", max_length=200, blank=True)
    content = models.TextField("内容")
    camera = models.ForeignKey(
        Camera, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    regulations = models.ForeignKey(
        Regulations,
        verbose_name="そのときの規程",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
    )
    received_at = models.DateTimeField("受け付けた日時")
    received_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        User,
        verbose_name="担当の方",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
    )
    due_on = models.DateField("答える期限")
    answer = models.TextField("答えた内容", blank=True)
    answered_at = models.DateTimeField("答えた日時", null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    letter = models.ForeignKey(
        StoredFile,
        verbose_name="回答書",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    remedy = models.CharField(
        "したこと",
        max_length=10,
        blank=True,
        choices=[(each.value, each.label) for each in Remedy],
    )
    remedy_remarks = models.TextField("したことの説明", blank=True)
    closed_at = models.DateTimeField("完了にした日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name_until = models.DateField("氏名と連絡先の最終保存日", null=True, blank=True)
    name_erased_at = models.DateTimeField("氏名と連絡先を消した日時", null=True, blank=True)

    objects = models.Manager.from_queryset(ComplaintQuerySet)()

    class Meta:
        verbose_name = "苦情・問合せ"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "number"], name="disclosures_complaint_number_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(content=""),
                name="disclosures_complaint_says_something",
                violation_error_message="内容を入れてください。",
            ),
            models.CheckConstraint(
                condition=Q(way="PAGE") | Q(received_by__isnull=False),
                name="disclosures_complaint_received_by_person",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="disclosures_complaint_answer_is_whole",
                violation_error_message="答えた内容を入れてください（規程7）。",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, name_until=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False, name_until__isnull=False)
                & Q(answered_at__isnull=False)
                & ~Q(remedy=""),
                name="disclosures_complaint_closed_when_answered",
                violation_error_message="答えと、したことを記録してから、完了にします（規程7）。",
            ),
            models.CheckConstraint(
                condition=Q(consent=None) | Q(kind="CONSENT_WITHDRAWN"),
                name="disclosures_complaint_consent_is_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["consent"],
                condition=Q(closed_at=None),
                name="disclosures_complaint_one_a_consent",
                violation_error_message="この同意の取りやめは、すでに受け付けてあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} 第{self.number}号"

    @property
    def state(self) -> ComplaintState:
        return state_of(
            has_owner=self.owner_id is not None,
            is_answered=self.answered_at is not None,
            is_closed=self.closed_at is not None,
        )

    @property
    def was_turned(self) -> bool:
        """Its camera got another view since it was received. One query."""
        if self.camera is None:
            return False
        return self.camera.views.filter(recorded_at__gt=self.received_at).exists()
