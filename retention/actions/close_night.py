"""A night is closed with its counts; what went wrong is mailed to the officers who can act."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from associations.models import Appointment, Notice
from associations.rules.roles import Role
from civic import journal
from civic.actors import Actor
from retention.models import BrakeStop, Footage, NightlyRun
from retention.models.erasure import Ending
from retention.models.nightly_run import Outcome, Percentile99
from retention.queries.erasure_leaves import root_of_run


@transaction.atomic
def close_night(
    run: NightlyRun, *, by: Actor, at: datetime, trouble: Outcome | None = None
) -> NightlyRun:
    """Counts come from the erasure records, never from a counter in memory.

    `trouble` is what ended the night before its work was done, if anything did.
    """
    missing = Q(ending=Ending.MISSING)
    sums = run.erasures.aggregate(
        erased=Count("pk", filter=~missing),
        missing=Count("pk", filter=missing),
        size=Sum("size", filter=~missing),
        late=Max("days_late", filter=~missing),
        p99=Percentile99("days_late", filter=~missing),
    )
    footage = Footage.objects.filter(recorder=run.recorder)
    run.erased_count, run.missing_count = sums["erased"], sums["missing"]
    run.erased_bytes, run.worst_days_late = sums["size"] or 0, sums["late"] or 0
    run.p99_days_late = sums["p99"] or 0
    run.failed_count = footage.being_erased().count()
    run.undated_count = footage.undated().count()
    run.forecast = _forecast(run)
    run.erasures_root = root_of_run(run)
    done = Outcome.INCOMPLETE if run.failed_count else Outcome.DONE
    if trouble is None:
        _settle_stops(run, at=at)
    _finish(run, trouble or done, by=by, at=at)
    return run


def _settle_stops(run: NightlyRun, *, at: datetime) -> None:
    """The work is done: what two people had confirmed is used up, and nothing waits any more."""
    stops = BrakeStop.objects.filter(run__recorder=run.recorder)
    stops.lifted().update(used_at=at)
    stops.waiting().update(overtaken_at=at)


def _forecast(run: NightlyRun) -> dict[str, int]:
    """Last day kept → files: what the next nights may expect, and what this one left undone."""
    kept = Footage.objects.filter(recorder=run.recorder).kept().not_held(run.night)
    days = kept.order_by().values_list("last_day_kept").annotate(files=Count("pk"))
    return {day.isoformat(): files for day, files in days if day}


def _finish(run: NightlyRun, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    run.outcome, run.finished_at = outcome, at
    run.full_clean()
    run.save()
    journal.record(
        "夜間の消去を終えた",
        run,
        by=by,
        at=at,
        association_id=run.recorder.association_id,
        facts={
            "夜": run.night.isoformat(),
            "録画装置": run.recorder_id,
            "結果": run.get_outcome_display(),
            "消去": run.erased_count,
            "無かった": run.missing_count,
            "消せなかった": run.failed_count,
            "一覧にできなかった": run.unlisted_count,
            "最大の遅れ（日）": run.worst_days_late,
            "99％が収まる遅れ（日）": run.p99_days_late,
            "消去の記録の数": run.erased_count + run.missing_count,
            "消去の記録の根": run.erasures_root,
        },
    )
    if outcome is not Outcome.DONE:
        _raise_alarm(run, at=at)


def _raise_alarm(run: NightlyRun, *, at: datetime) -> None:
    officers = (
        Appointment.objects.of_association(run.recorder.association_id)
        .in_office(timezone.localdate(at))
        .filter(role__in=[Role.MANAGER, Role.CHAIR], user__email__isnull=False)
    )
    for email in {email for email in officers.values_list("user__email", flat=True) if email}:
        Notice.objects.create(
            to=email,
            subject=f"【至急】記録データの消去ができていません（{run.recorder}）",
            body=_alarm(run),
            queued_at=at,
        )


def _alarm(run: NightlyRun) -> str:
    count = run.erased_count
    done = f"消去できたのは{count}本です。" if count else "何も消去していません。"
    what = {
        Outcome.STORE_MISSING: f"保存先が見つかりませんでした。{done}",
        Outcome.FAILED: f"処理が途中で止まりました。{done}次の夜にもう一度試します。",
        Outcome.BRAKED: (
            f"ふだんとちがうため、何も消さずに止まりました。今夜の対象は{run.due_count}本、"
            f"見込みは{run.expected_count}本でした。2人の役員が記録データの画面で確かめると、続きます。"
        ),
        Outcome.INCOMPLETE: f"消せないファイルが{run.failed_count}本あります。次の夜にもう一度試します。",
    }[Outcome(run.outcome)]
    return (
        f"{run.night.isoformat()} の夜の消去について、お知らせします。\n\n"
        f"録画装置：{run.recorder}\n{what}\n\n"
        "録画装置の電源と、つながっている線を確かめてください。\n"
        "直らないときは、保守の担当者に連絡してください。（規程5(3)）\n"
    )
