"""One file of 記録データ, from the night it was found to the night it was erased."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import connection, models
from django.db.models import Case, Count, F, Func, Q, Value, When, Window
from django.db.models.functions import Lag

from associations.models import User
from retention.models.channel import Channel
from retention.models.recorder import Recorder
from retention.rules.plausible import Problem


class Stage(models.TextChoices):
    KEPT = "KEPT", "保存中"
    UNDATED = "UNDATED", "撮影日時が分からない"
    ERASING = "ERASING", "消去の途中"
    ERASED = "ERASED", "消去した"
    MISSING = "MISSING", "ファイルが無かった"


LIVE = [Stage.KEPT, Stage.UNDATED, Stage.ERASING]
# A file whose last write lies further from its beginning was copied: its date is not its end.
_LONGEST_FILE = timedelta(hours=2)
_OVERLAP = timedelta(seconds=60)


class FootageQuerySet(models.QuerySet["Footage"]):
    def visible_to(self, user: User) -> "FootageQuerySet":
        """Never the city's staff (規程4(3))."""
        return self.filter(recorder__association_id__in=user.posts.association_ids)

    def live(self) -> "FootageQuerySet":
        return self.filter(stage__in=LIVE)

    def kept(self) -> "FootageQuerySet":
        return self.filter(stage=Stage.KEPT)

    def put(self, ids: Sequence[int], stage: Stage) -> None:
        """One statement, however many; an IN list of thousands costs more than the change."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE retention_footage SET stage = %s WHERE id = ANY(%s)", [stage, list(ids)]
            )

    def gone(self) -> "FootageQuerySet":
        return self.filter(stage__in=[Stage.ERASED, Stage.MISSING])

    def count_by_folder(self) -> dict[str, int]:
        """Folder ("" is the root) → files."""
        folder = Func(
            F("path"), Value("/?[^/]*$"), Value(""), function="regexp_replace",
            output_field=models.TextField(),
        )  # fmt: skip
        return dict(
            self.order_by().annotate(folder=folder).values("folder").annotate(Count("pk"))
            .values_list("folder", "pk__count")
        )  # fmt: skip

    def overlapping_since(self, found_at: datetime) -> int:
        """Files found then that begin before the one before them on the same camera has ended."""
        ends = Case(
            When(modified_at__lte=F("started_at") + _LONGEST_FILE, then=F("modified_at")),
            default=F("started_at"),
        )
        previous_end = Window(
            Lag(ends), partition_by=[F("channel")], order_by=[F("started_at"), F("pk")]
        )
        return (
            self.filter(channel__isnull=False)
            .annotate(previous_end=previous_end)
            .filter(previous_end__gt=F("started_at") + _OVERLAP, found_at=found_at)
            .count()
        )

    def undated(self) -> "FootageQuerySet":
        return self.filter(stage=Stage.UNDATED)

    def being_erased(self) -> "FootageQuerySet":
        return self.filter(stage=Stage.ERASING)

    def due(self, on: date) -> "FootageQuerySet":
        """Kept beyond its last day and not held: to be erased in the night of `on`."""
        return self.kept().filter(last_day_kept__lt=on).not_held(on)

    def readable(self, on: date) -> "FootageQuerySet":
        """The read barrier: nothing past its last day unless held, whether or not a night has run."""
        return self.kept().filter(Q(last_day_kept__gte=on) | Q(held_until__gte=on))

    def held(self, on: date) -> "FootageQuerySet":
        return self.live().filter(held_until__gte=on)

    def not_held(self, on: date) -> "FootageQuerySet":
        """The column of the row itself, so that a lock taken on the row decides (規程6(2))."""
        return self.filter(Q(held_until=None) | Q(held_until__lt=on))


class Footage(models.Model):
    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="footage")
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="footage"
    )
    path = models.CharField("ファイル", max_length=400)
    size = models.BigIntegerField("大きさ（バイト）")
    modified_at = models.DateTimeField("最後に書き込まれた日時")
    stage = models.CharField("状態", max_length=10, choices=Stage, default=Stage.KEPT)
    problem = models.CharField(
        "日時が分からない理由",
        max_length=20,
        blank=True,
        choices=[(each.value, each.label) for each in Problem],
    )
    started_at = models.DateTimeField("撮影開始日時", null=True, blank=True)
    recorded_on = models.DateField("撮影日", null=True, blank=True)
    last_day_kept = models.DateField("最終保存日", null=True, blank=True)
    held_until = models.DateField("保全の最終日", null=True, blank=True)
    identity = models.CharField(
        "保存先での本体の番号",
        max_length=120,
        blank=True,
        help_text="名前が変わっても変わらないもの（フォルダーでは装置内の番号、バケットでは中身の印ETag）。",
    )
    found_at = models.DateTimeField("見つけた日時")

    objects = models.Manager.from_queryset(FootageQuerySet)()

    class Meta:
        verbose_name = "記録データ"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "path"],
                condition=Q(stage__in=["KEPT", "UNDATED", "ERASING"]),
                name="retention_footage_one_live_row_a_file",
            ),
            models.CheckConstraint(
                condition=Q(stage="UNDATED", last_day_kept=None, recorded_on=None) & ~Q(problem="")
                | ~Q(stage="UNDATED") & Q(last_day_kept__isnull=False, recorded_on__isnull=False),
                name="retention_footage_dated_unless_undated",
            ),
            models.CheckConstraint(
                condition=Q(last_day_kept=None) | Q(last_day_kept__gt=F("recorded_on")),
                name="retention_footage_kept_at_least_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["recorder", "last_day_kept", "id"],
                condition=Q(stage="KEPT"),
                name="retention_footage_of_night",
            ),
            models.Index(
                fields=["recorder"],
                condition=Q(stage__in=["UNDATED", "ERASING"]),
                name="retention_footage_unfinished",
            ),
            models.Index(fields=["recorder", "recorded_on"], name="retention_footage_by_day"),
            models.Index(
                fields=["recorder", "path"],
                condition=Q(stage__in=["ERASED", "MISSING"]),
                name="retention_footage_gone",
            ),
            models.Index(
                fields=["channel", "started_at"],
                condition=Q(stage="KEPT"),
                name="retention_footage_of_channel",
            ),
            models.Index(
                fields=["recorder", "identity"],
                condition=Q(stage__in=["KEPT", "UNDATED", "ERASING"]) & ~Q(identity=""),
                name="retention_footage_identity",
            ),
        ]

    def __str__(self) -> str:
        return self.path
