"""What an association must do about its footage."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from associations.rules.roles import Permission
from civic.duties import Duty
from retention.models import Footage, NightlyRun, Recorder
from retention.models.nightly_run import Outcome

_QUIET = timedelta(days=1)


def duties_of_association(association_id: int, on: date) -> Iterator[Duty]:
    recorders = list(Recorder.objects.filter(association_id=association_id).in_use(on))
    yield from _undated(association_id)
    for recorder in recorders:
        last = NightlyRun.objects.filter(recorder=recorder).newest_first().first()
        yield from _trouble(association_id, recorder, last, on)


def _undated(association_id: int) -> Iterator[Duty]:
    count = Footage.objects.filter(recorder__association_id=association_id).undated().count()
    if count:
        yield Duty(
            title=f"撮影日時の分からない映像が{count}本あります",
            reason="日付が決まるまで消去できません。録画装置の時計を確かめて、撮影日を決めてください。",
            clause="規程5(3)",
            url=reverse("undated", args=[association_id]),
            action_label="撮影日を決める",
            needs=Permission.MANAGE_RECORDERS,
        )


def _trouble(
    association_id: int, recorder: Recorder, last: NightlyRun | None, on: date
) -> Iterator[Duty]:
    url = reverse("footage", args=[association_id])
    if last is not None and last.outcome == Outcome.STORE_MISSING:
        yield Duty(
            title=f"{recorder.name}の保存先が見つかりません",
            reason="録画装置の電源と線を確かめてください。見つかるまで、消去は行われません。",
            clause="規程5(3)",
            url=url,
            action_label="記録データを見る",
            needs=Permission.SEE_FOOTAGE_DAYS,
            due_on=last.night,
        )
    elif last is not None and last.failed_count:
        yield Duty(
            title=f"消せない映像が{last.failed_count}本あります",
            reason="次の夜にもう一度試します。続くときは保守の担当者に連絡してください。",
            clause="規程5(3)",
            url=url,
            action_label="記録データを見る",
            needs=Permission.SEE_FOOTAGE_DAYS,
            due_on=last.night,
        )
    if last is not None and last.unlisted_count:
        yield Duty(
            title=f"一覧にできないものが{last.unlisted_count}件あります",
            reason="名前が読めないか、隠れたフォルダーや開けないフォルダーです。消去されません。保守の担当者に連絡してください。",
            clause="規程5(3)",
            url=url,
            action_label="記録データを見る",
            needs=Permission.SEE_FOOTAGE_DAYS,
            due_on=last.night,
        )
    since = last.night if last else _entered_on(recorder)
    if on - since > _QUIET:
        yield Duty(
            title=f"{recorder.name}の夜間の消去が行われていません",
            reason="昨夜の記録がありません。市の担当者に連絡してください。",
            clause="規程5(3)",
            url=url,
            action_label="記録データを見る",
            needs=Permission.SEE_FOOTAGE_DAYS,
            due_on=since + _QUIET,
        )


def _entered_on(recorder: Recorder) -> date:
    """No night could be held before the recorder was both in use and entered."""
    return max(recorder.in_use_from, timezone.localdate(recorder.recorded_at))
