"""漏えい等の事案: from the moment it became known to its closing report (個人情報保護法26条、規程4(5))."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from civic.models import StoredFile
from disclosures.rules.incident_clock import Cause, ReportKind
from disclosures.rules.incident_items import ITEMS
from retention.models import Medium, Recorder


class IncidentQuerySet(models.QuerySet["Incident"]):
    def visible_to(self, user: User) -> "IncidentQuerySet":
        """The city sees those that were told to it, by their own query."""
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "IncidentQuerySet":
        return self.filter(association_id=association_id)

    def open(self) -> "IncidentQuerySet":
        return self.filter(closed_at=None)

    def told_to_city(self) -> "IncidentQuerySet":
        return self.filter(reports__kind=ReportKind.CITY).distinct()

    def with_everything(self) -> "IncidentQuerySet":
        with_rows = self.select_related("association", "camera__site", "recorded_by", "closed_by")
        return with_rows.prefetch_related("reports")

    def newest_first(self) -> "IncidentQuerySet":
        return self.order_by("-known_at", "-pk")


class Incident(models.Model):
    """The nine items of the report (施行規則8条1項) are the nine text fields from `outline` on."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="incidents")
    number = models.PositiveIntegerField("番号")
    known_at = models.DateTimeField("知った日時")
    happened_at = models.DateTimeField("起きた日時（分かるとき）", null=True, blank=True)
    causes = ArrayField(
        models.CharField(max_length=10, choices=[(each.value, each.label) for each in Cause]),
        verbose_name="当てはまるもの",
        default=list,
        blank=True,
    )
    camera = models.ForeignKey(
        Camera, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    recorder = models.ForeignKey(
        Recorder, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    medium = models.ForeignKey(
        Medium, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents"
    )
    outline = models.TextField("概要", help_text="例：集会所が荒らされ、SDカードが無くなりました。")
    data_items = models.TextField("漏れた（おそれのある）情報の項目", blank=True)
    people_count = models.TextField("本人の数", blank=True)
    cause_text = models.TextField("原因", blank=True)
    secondary_harm = models.TextField("二次被害（そのおそれ）とその内容", blank=True)
    response = models.TextField("本人への対応", blank=True)
    publication = models.TextField("公表", blank=True)
    prevention = models.TextField("再発防止のための措置", blank=True)
    other_remarks = models.TextField("そのほか参考になること", blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("終えた日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    paper = models.ForeignKey(
        StoredFile,
        verbose_name="事案の報告書",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = models.Manager.from_queryset(IncidentQuerySet)()

    class Meta:
        verbose_name = "漏えい等の事案"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "number"], name="disclosures_incident_number_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(outline=""),
                name="disclosures_incident_says_something",
                violation_error_message="何が起きたかを入れてください。",
            ),
            models.CheckConstraint(
                condition=Q(happened_at=None) | Q(happened_at__lte=F("known_at")),
                name="disclosures_incident_known_after_it_happened",
                violation_error_message="起きた日時が、知った日時より後になっています。",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="disclosures_incident_closed_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"事案 第{self.number}号"

    @property
    def known_on(self) -> date:
        """In Japan; the day itself is not counted (民法140条)."""
        return timezone.localdate(self.known_at)

    @property
    def what(self) -> list[Cause]:
        return [Cause(each) for each in self.causes]

    @property
    def items(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ITEMS}


class IncidentReportQuerySet(models.QuerySet["IncidentReport"]):
    def visible_to(self, user: User) -> "IncidentReportQuerySet":
        return self.filter(incident__association_id__in=user.posts.association_ids)


class IncidentReport(models.Model):
    """Somebody was told. Append-only."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(
        "どこへ", max_length=12, choices=[(each.value, each.label) for each in ReportKind]
    )
    told_on = models.DateField("連絡した日")
    way = models.CharField("方法", max_length=80, help_text="例：電話、入力フォーム")
    receipt_number = models.CharField("受付番号など", max_length=80, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(IncidentReportQuerySet)()

    class Meta:
        verbose_name = "事案の連絡"

    def __str__(self) -> str:
        return f"{self.incident} {self.get_kind_display()}"
