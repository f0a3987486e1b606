"""An application for the subsidy, from the first question to the end of the five years."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from associations.models import Association, Resolution, User
from cameras.models import Camera
from subsidies.models.programme import Programme
from subsidies.rules.questions import CURRENT, VERSIONS, FormVersion
from subsidies.rules.stages import KEEPS_CAMERAS, MOVES, OVER, WITH_CITY, Act, Stage

_MOVED_ON = [
    stage.value
    for stage in Stage
    if stage
    in {
        Stage.DECIDED, Stage.STARTED, Stage.CHANGE_REQUESTED, Stage.REPORTED,
        Stage.REPORT_RETURNED, Stage.SETTLED, Stage.CLAIMED, Stage.HOLDING,
        Stage.DISPOSAL_REQUESTED, Stage.RELEASED,
    }
]  # fmt: skip


TAKEN_BACK = frozenset({Stage.CANCELLED, Stage.REVOKED, Stage.REPAYMENT_ORDERED, Stage.REPAID})


class GrantApplicationQuerySet(models.QuerySet["GrantApplication"]):
    def visible_to(self, user: User) -> "GrantApplicationQuerySet":
        """Staff see what was handed in to them, and what they entered for somebody on paper."""
        if user.posts.is_city:
            return self.exclude(number="", paper_received_on=None)
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "GrantApplicationQuerySet":
        return self.filter(association_id=association_id).order_by("-begun_at", "-pk")

    def going_on(self) -> "GrantApplicationQuerySet":
        return self.exclude(stage__in=OVER)

    def keeping_cameras(self) -> "GrantApplicationQuerySet":
        """Handed in and not over; one that was settled at nothing keeps none."""
        return self.filter(stage__in=KEEPS_CAMERAS).exclude(settled_yen=0)

    def undecided(self) -> "GrantApplicationQuerySet":
        """Begun, and neither decided nor over."""
        return self.filter(stage__in=MOVES[Act.WITHDRAW].sources)

    def kept_yen(self) -> int:
        """Yen promised or paid; without what was paid back, and what ended before it was paid."""
        kept = self.exclude(stage__in=TAKEN_BACK, claim__paid_on=None)
        found = kept.annotate(repaid=Coalesce(Sum("repayments__yen"), 0)).aggregate(
            yen=Sum(Coalesce("settled_yen", "decided_yen", 0)), back=Sum("repaid")
        )
        return (found["yen"] or 0) - (found["back"] or 0)

    def numbered_from(self, prefix: str) -> "GrantApplicationQuerySet":
        return self.filter(number__startswith=prefix)

    def with_city(self) -> "GrantApplicationQuerySet":
        return self.filter(stage__in=WITH_CITY)

    def with_duty_over(self, on: date) -> "GrantApplicationQuerySet":
        """In the 管理期間, and no camera is bound by its five years on that day any more."""
        bound = GrantCamera.objects.filter(
            Q(camera__disposal_restricted_until__gte=on) | Q(camera__disposal_restricted_until=None)
        )
        holding = self.filter(stage=Stage.HOLDING, grant_cameras__isnull=False).distinct()
        return holding.exclude(pk__in=bound.values("application_id"))

    def with_parties(self) -> "GrantApplicationQuerySet":
        return self.select_related("programme", "association", "owner", "resolution")


class GrantApplication(models.Model):
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="applications")
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="grant_applications"
    )
    stage = models.CharField(
        "段階", max_length=24, choices=[(s.value, s.label) for s in Stage], default=Stage.DRAFT
    )
    form_version = models.PositiveSmallIntegerField("様式の版", default=CURRENT)
    number = models.CharField("受付番号", max_length=20, blank=True)
    purpose = models.TextField("設置する理由", blank=True)
    police_consulted_on = models.DateField("警察に相談した日", null=True, blank=True)
    police_advice = models.TextField("警察の助言", blank=True)
    other_subsidy_name = models.CharField("ほかの補助の名前", max_length=80, blank=True)
    other_subsidy_yen = models.PositiveIntegerField("ほかの補助の額（円）", null=True, blank=True)
    planned_start_on = models.DateField("着手の予定日", null=True, blank=True)
    planned_end_on = models.DateField("完了の予定日", null=True, blank=True)
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact_name = models.CharField("連絡する方", max_length=60, blank=True)
    contact_phone = models.CharField("連絡先の電話", max_length=20, blank=True)
    requested_yen = models.PositiveIntegerField("申請する額（円）", null=True, blank=True)
    selected_yen = models.PositiveIntegerField("内示の額（円）", null=True, blank=True)
    decided_yen = models.PositiveIntegerField("決定の額（円）", null=True, blank=True)
    settled_yen = models.PositiveIntegerField("確定の額（円）", null=True, blank=True)
    contracted_on = models.DateField("契約した日", null=True, blank=True)
    started_on = models.DateField("着手した日", null=True, blank=True)
    completed_on = models.DateField("設置が終わった日", null=True, blank=True)
    costs_paid_on = models.DateField("業者に支払いを終えた日", null=True, blank=True)
    owner = models.ForeignKey(
        User, verbose_name="担当者", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    paper_received_on = models.DateField("紙の申請を受け付けた日", null=True, blank=True)
    begun_at = models.DateTimeField("始めた日時")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(GrantApplicationQuerySet)()

    class Meta:
        verbose_name = "補助金の申請"
        indexes = [models.Index(fields=["programme", "stage"], name="subsidies_application_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="subsidies_application_number_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.DRAFT, Stage.WITHDRAWN]) | ~Q(number=""),
                name="subsidies_application_handed_in_has_a_number",
                violation_error_message="提出した申請には受付番号が要ります。",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=_MOVED_ON) | Q(decided_yen__isnull=False),
                name="subsidies_application_decided_has_an_amount",
                violation_error_message="交付決定には決定の額が要ります。",
            ),
            models.CheckConstraint(
                condition=Q(settled_yen=None)
                | Q(decided_yen__isnull=False, settled_yen__lte=F("decided_yen")),
                name="subsidies_application_settled_within_decided",
                violation_error_message="確定の額は、決定の額までです。",
            ),
            models.CheckConstraint(
                condition=Q(planned_start_on=None)
                | Q(planned_end_on=None)
                | Q(planned_end_on__gte=F("planned_start_on")),
                name="subsidies_application_plan_runs_forward",
                violation_error_message="完了の予定日が、着手の予定日より前になっています。",
            ),
            models.CheckConstraint(
                condition=Q(completed_on=None)
                | Q(contracted_on=None)
                | Q(completed_on__gte=F("contracted_on")),
                name="subsidies_application_completed_after_contract",
                violation_error_message="設置が終わった日が、契約した日より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or '準備中'} {self.association}"

    @property
    def now(self) -> Stage:
        return Stage(self.stage)

    @property
    def form(self) -> FormVersion:
        return VERSIONS[self.form_version]

    @property
    def is_by_proxy(self) -> bool:
        """代理入力: the city entered what came on paper."""
        return self.paper_received_on is not None


class GrantCamera(models.Model):
    """A camera of an application, in the association's own order of need."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.CASCADE, related_name="grant_cameras"
    )
    camera = models.ForeignKey(Camera, on_delete=models.PROTECT, related_name="+")
    priority = models.PositiveSmallIntegerField("優先順位")

    class Meta:
        verbose_name = "申請するカメラ"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "camera"], name="subsidies_grant_camera_once"
            ),
            models.UniqueConstraint(
                fields=["application", "priority"],
                name="subsidies_grant_camera_priority_is_unique",
                violation_error_message="優先順位が重なっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.priority} {self.camera}"


class CostLine(models.Model):
    """A line of the estimate, or of what was paid in the end; net of discounts, tax included."""

    class Phase(models.TextChoices):
        PLAN = "PLAN", "計画"
        ACTUAL = "ACTUAL", "実績"

    application = models.ForeignKey(
        GrantApplication, on_delete=models.CASCADE, related_name="cost_lines"
    )
    phase = models.CharField("計画か実績か", max_length=6, choices=Phase)
    camera = models.ForeignKey(
        Camera, verbose_name="どのカメラの費用か", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    kind = models.CharField("費用の種類", max_length=20)
    description = models.CharField("内容", max_length=80, blank=True)
    yen = models.PositiveIntegerField("金額（円、税込み）")

    class Meta:
        verbose_name = "費用"

    def __str__(self) -> str:
        return f"{self.kind} {self.yen}円"
