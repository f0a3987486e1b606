"""What an association must do about its footage."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from associations.rules.roles import Permission
from civic.duties import Duty
from retention.models import Footage, NightlyRun, Recorder
from retention.models.nightly_run import Outcome

_DAY = timedelta(days=1)


def duties_of_association(association_id: int, on: date) -> Iterator[Duty]:
    """Three queries, whatever the number of recorders."""
    recorders = list(Recorder.objects.filter(association_id=association_id).in_use(on).managed())
    last = {run.recorder_id: run for run in NightlyRun.objects.last_of_each(recorders)}
    yield from _undated(association_id)
    for recorder in recorders:
        run = last.get(recorder.pk)
        if run is not None:
            yield from _trouble(recorder, run)
        yield from _missed(recorder, run, on)


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


def _trouble(recorder: Recorder, last: NightlyRun) -> Iterator[Duty]:
    if last.outcome == Outcome.STORE_MISSING:
        yield _duty(
            recorder,
            title=f"{recorder.name}の保存先が見つかりません",
            reason="録画装置の電源と線を確かめてください。見つかるまで、消去は行われません。",
            due_on=last.night,
        )
    elif last.outcome == Outcome.FAILED:
        yield _duty(
            recorder,
            title=f"{recorder.name}の夜間の消去が途中で止まりました",
            reason="次の夜にもう一度試します。続くときは生活安全課に連絡してください。",
            due_on=last.night,
        )
    elif last.failed_count:
        yield _duty(
            recorder,
            title=f"消せない映像が{last.failed_count}本あります",
            reason="次の夜にもう一度試します。続くときは保守の担当者に連絡してください。",
            due_on=last.night,
        )
    if last.unlisted_count:
        yield _duty(
            recorder,
            title=f"一覧にできないものが{last.unlisted_count}件あります",
            reason=(
                "名前が読めないか、隠れたフォルダーや開けないフォルダーです。消去されません。"
                "保守の担当者に連絡してください。"
            ),
            due_on=last.night,
        )


def _missed(recorder: Recorder, last: NightlyRun | None, on: date) -> Iterator[Duty]:
    """The night of a day is held in its first hour: by day, today's has been or was missed."""
    first = _entered_on(recorder) + _DAY
    if last is None and first <= on:
        yield _duty(
            recorder,
            title=f"{recorder.name}の夜間の消去が行われていません",
            reason="まだ一度も消去が行われていません。生活安全課に連絡してください。",
            due_on=first,
        )
    elif last is not None and last.night < on:
        yield _duty(
            recorder,
            title=f"{recorder.name}の夜間の消去が行われていません",
            reason="昨夜の記録がありません。生活安全課に連絡してください。",
            due_on=last.night + _DAY,
        )


def _duty(recorder: Recorder, *, title: str, reason: str, due_on: date) -> Duty:
    return Duty(
        title=title,
        reason=reason,
        clause="規程5(3)",
        url=reverse("footage", args=[recorder.association_id]),
        action_label="記録データを見る",
        needs=Permission.SEE_FOOTAGE_DAYS,
        due_on=due_on,
    )


def _entered_on(recorder: Recorder) -> date:
    """No night could be held before the recorder was both in use and entered."""
    return max(recorder.in_use_from, timezone.localdate(recorder.recorded_at))
