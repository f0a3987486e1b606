"""One night of one recorder: what was due, what was erased, how late, and its certificate."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.db.models import Q

from associations.models import User
from civic.models import StoredFile
from retention.models.recorder import Recorder


class Outcome(models.TextChoices):
    RUNNING = "RUNNING", "作業中"
    DONE = "DONE", "完了"
    INCOMPLETE = "INCOMPLETE", "消せないファイルあり"
    STORE_MISSING = "STORE_MISSING", "保存先を読めない"
    FAILED = "FAILED", "処理が止まった"
    BRAKED = "BRAKED", "2人の確認待ち"


# It read its store and erased what it could.
WORKED = [Outcome.DONE, Outcome.INCOMPLETE]
TROUBLES = [Outcome.INCOMPLETE, Outcome.STORE_MISSING, Outcome.FAILED, Outcome.BRAKED]


class Percentile99(models.Aggregate):
    """The smallest value that at least 99 % of the rows do not exceed."""

    template = "percentile_disc(0.99) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = models.IntegerField()


class NightlyRunQuerySet(models.QuerySet["NightlyRun"]):
    def visible_to(self, user: User) -> "NightlyRunQuerySet":
        """Counts, so the city sees all of them."""
        if user.posts.is_city:
            return self
        return self.filter(recorder__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "NightlyRunQuerySet":
        return self.filter(recorder__association_id=association_id)

    def newest_first(self) -> "NightlyRunQuerySet":
        return self.select_related("recorder__association", "certificate").order_by(
            "-night", "-sequence", "recorder_id"
        )

    def last_of_each(self, recorders: Iterable[Recorder]) -> "NightlyRunQuerySet":
        newest = self.filter(recorder__in=recorders).order_by("recorder_id", "-night", "-sequence")
        return newest.distinct("recorder_id")

    def last_ended_of_each(self) -> "NightlyRunQuerySet":
        """Of each recorder the newest turn that came to its end: it stands for those before it."""
        ended = self.exclude(outcome=Outcome.RUNNING).select_related("recorder__association")
        return ended.order_by("recorder_id", "-night", "-sequence").distinct("recorder_id")

    def last_before(self, run: "NightlyRun") -> "NightlyRun | None":
        """The last night of the same recorder that did its work, this one's earlier turn included.

        One that was stopped, or could not read its store, proves nothing of the day it was.
        """
        same = self.filter(recorder=run.recorder, night__lte=run.night).exclude(pk=run.pk)
        return same.worked().order_by("-night", "-sequence").first()

    def worked(self) -> "NightlyRunQuerySet":
        return self.filter(outcome__in=WORKED)

    def running(self) -> "NightlyRunQuerySet":
        return self.filter(outcome=Outcome.RUNNING)

    def to_certify(self) -> "NightlyRunQuerySet":
        """Finished nights that have something to certify."""
        finished = self.exclude(outcome=Outcome.RUNNING)
        return finished.filter(Q(erased_count__gt=0) | Q(missing_count__gt=0))

    def awaiting_certificate(self) -> "NightlyRunQuerySet":
        return self.to_certify().filter(certificate=None)

    def finished_from(self, first_day: date, *, until: datetime, pk: int) -> "NightlyRunQuerySet":
        """Those finished since that day, up to and with the run `pk` that finished at `until`."""
        before = Q(finished_at__lt=until) | Q(finished_at=until, pk__lte=pk)
        return self.filter(before, finished_at__date__gte=first_day)

    def troubled(self) -> "NightlyRunQuerySet":
        return self.filter(outcome__in=TROUBLES)

    def in_the_night(self, night: date) -> "NightlyRunQuerySet":
        return self.filter(night=night)


class NightlyRun(models.Model):
    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="nights")
    night = models.DateField("夜（作業の日）")
    sequence = models.PositiveSmallIntegerField("回")
    outcome = models.CharField("結果", max_length=20, choices=Outcome, default=Outcome.RUNNING)
    started_at = models.DateTimeField("始めた日時")
    finished_at = models.DateTimeField("終えた日時", null=True, blank=True)
    erased_count = models.PositiveIntegerField("消去（本）", default=0)
    missing_count = models.PositiveIntegerField("無かった（本）", default=0)
    failed_count = models.PositiveIntegerField("消せなかった（本）", default=0)
    undated_count = models.PositiveIntegerField("日時不明（本）", default=0)
    unlisted_count = models.PositiveIntegerField("一覧にできない（件）", default=0)
    erased_bytes = models.BigIntegerField("消去した大きさ", default=0)
    worst_days_late = models.PositiveIntegerField("最大の遅れ（日）", default=0)
    p99_days_late = models.PositiveIntegerField("99％が収まる遅れ（日）", default=0)
    due_count = models.PositiveIntegerField("消去の対象（本）", default=0)
    expected_count = models.PositiveIntegerField("見込み（本）", default=0)
    held_count = models.PositiveIntegerField("保全中（本）", default=0)
    plan_digest = models.CharField("対象一覧のSHA-256", max_length=64, blank=True)
    findings = models.JSONField("保存先で見つけたこと（件）", default=dict, blank=True)
    forecast = models.JSONField(
        "これからの見込み（最終保存日ごとの本数）", default=dict, blank=True
    )
    erasures_root = models.CharField("消去の記録の根", max_length=64, blank=True)
    certificate = models.ForeignKey(
        StoredFile,
        verbose_name="消去証明書",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = models.Manager.from_queryset(NightlyRunQuerySet)()

    class Meta:
        verbose_name = "夜間の消去"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "night", "sequence"], name="retention_nightly_run_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(outcome="RUNNING", finished_at=None)
                | ~Q(outcome="RUNNING") & Q(finished_at__isnull=False),
                name="retention_nightly_run_finished_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recorder} {self.night}"

    @property
    def lateness_label(self) -> str:
        return f"{self.worst_days_late}日遅れ" if self.worst_days_late else "遅れなし"
