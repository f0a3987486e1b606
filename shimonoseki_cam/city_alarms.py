"""What the city must look at today: missing 管理責任者, ending posts, nights and checks that failed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from associations.models import Appointment, Association
from cameras.models import FaceConsultation
from civic.models import Checkpoint, JournalEntry
from civic.refusals import HOUSE_RULE
from civic.wareki import wareki
from retention.actions.reconcile import RECONCILED
from retention.models import NightlyRun, PreservationHold
from retention.models.nightly_run import TROUBLES
from retention.queries.checks import recorders_missing_checks
from retention.queries.city_nights import recorders_without_night
from retention.queries.holds import hold_rows

_TERM_NOTICE = timedelta(days=45)
_SEALED_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CityAlarm:
    title: str
    reason: str
    clause: str
    url: str
    action_label: str
    due_label: str = "確認が必要です"
    urgency: str = "overdue"


def city_alarms(on: date) -> list[CityAlarm]:
    """A fixed number of queries, whatever the number of associations."""
    return [
        *_staff_terms_ending(on),
        *_without_manager(on),
        *_troubled_nights(on),
        *_without_night(on),
        *_beyond_the_month(on),
        *_without_check(on),
        *_faces_unanswered(),
        *_not_sealed(on),
        *_differing(),
    ]


def _staff_terms_ending(on: date) -> Iterator[CityAlarm]:
    """Nobody of the city may be locked out on 1 April unawares."""
    staff = Appointment.objects.of_city().select_related("user")
    later = staff.in_office(on + _TERM_NOTICE).values("user_id")
    for post in staff.in_office(on).exclude(user_id__in=later):
        yield CityAlarm(
            title=f"{post.user.name}さんの役職が{wareki(post.last_day)}で終わります",
            reason="続けて務める方は、次の年度の役職を登録してください。",
            clause=HOUSE_RULE,
            url=reverse("city_staff"),
            action_label="職員を見る",
        )


def _without_manager(on: date) -> Iterator[CityAlarm]:
    without = Association.objects.without_manager(on).by_reading()
    for association in without:
        yield CityAlarm(
            title=f"{association.name}に管理責任者がいません",
            reason="管理責任者がいない間は、規程を定めることも映像を扱うこともできません。",
            clause="ガイドライン3(1)ア",
            url=reverse("city_association", args=[association.pk]),
            action_label="団体を見る",
        )


def _faces_unanswered() -> Iterator[CityAlarm]:
    """Nobody may buy such a camera before the city has answered."""
    count = FaceConsultation.objects.unanswered().count()
    if count:
        yield CityAlarm(
            title=f"顔識別のあるカメラの相談に、回答していません（{count}件）",
            reason="団体は、市の回答を待ってから機器を選びます。",
            clause="ガイドライン1【重要】",
            url=f"{reverse('face_consultations')}?only=unanswered",
            action_label="相談を見る",
            due_label="回答が必要です",
            urgency="soon",
        )


def _troubled_nights(on: date) -> Iterator[CityAlarm]:
    """A turn that went well later in the same night takes the alarm of an earlier one away."""
    last = NightlyRun.objects.in_the_night(on).last_ended_of_each()
    for run in (each for each in last if each.outcome in TROUBLES):
        yield CityAlarm(
            title=f"{run.recorder.association.name}の消去が終わっていません",
            reason=f"昨夜の結果は「{run.get_outcome_display()}」でした。",
            clause="規程5(3)",
            url=reverse("city_nights") + "?only=trouble",
            action_label="消去の状況を見る",
        )


def _without_night(on: date) -> Iterator[CityAlarm]:
    """A recorder whose night did not come at all leaves no run that could be troubled."""
    for recorder in recorders_without_night(on):
        last = recorder.last_night
        yield CityAlarm(
            title=f"{recorder.association_name}の昨夜の消去の記録がありません",
            reason=f"最後の記録は{wareki(last)}の夜です。"
            if last
            else "使い始めてから、まだ一度も消去が行われていません。",
            clause="規程5(3)",
            url=reverse("city_association", args=[recorder.association_id]),
            action_label="団体を見る",
        )


def _without_check(on: date) -> Iterator[CityAlarm]:
    """An on-site recorder is beyond this system's reach: only the monthly look tells of it."""
    for missed in recorders_missing_checks(on):
        yield CityAlarm(
            title=f"{missed.association_name}の録画装置の点検が{missed.count}回ありません",
            reason=f"{missed.recorder_name}は、{wareki(missed.missed_on)}までの点検の記録がありません。",
            clause=HOUSE_RULE,
            url=reverse("city_association", args=[missed.association_id]),
            action_label="団体を見る",
        )


def _beyond_the_month(on: date) -> Iterator[CityAlarm]:
    """Whether 規程5(3) lets footage stay so long, the city has not said: so it is told of each."""
    for row in hold_rows(PreservationHold.objects.in_force(on).order_by("ends_on", "pk"), on):
        if row.is_beyond_the_month:
            yield CityAlarm(
                title=f"{row.hold.association.name}が映像を{wareki(row.hold.ends_on)}まで保全します",
                reason=f"ガイドラインの最長1カ月を超える保全です。最終保存日を{row.days_beyond}日超えます。",
                clause="ガイドライン3(3)イ",
                url=reverse("city_holds") + "?only=beyond",
                action_label="保全を見る",
                urgency="soon",
            )


def _not_sealed(on: date) -> Iterator[CityAlarm]:
    """Each night leaves a seal, as it leaves entries; without one nobody could show what it did."""
    last = Checkpoint.objects.order_by("-number").values_list("sealed_at", flat=True).first()
    first = JournalEntry.objects.order_by("pk").values_list("at", flat=True).first()
    since = last or first
    if since and timezone.localdate(since) < on - _SEALED_WITHIN:
        yield CityAlarm(
            title="操作の記録が封印されていません",
            reason=f"{wareki(timezone.localdate(since))}から封印がありません。運用の担当者に、鍵と見張りの記録を確かめるよう頼んでください。",
            clause=HOUSE_RULE,
            url=reverse("verify"),
            action_label="封印を見る",
        )


def _differing() -> Iterator[CityAlarm]:
    """What the last comparison could not explain; the operator has the list."""
    of_the_city = JournalEntry.objects.filter(association_id=None, verb=RECONCILED)
    last = of_the_city.newest_first().first()
    if last and (count := last.facts["食いちがい"]):
        day = wareki(timezone.localdate(last.at))
        yield CityAlarm(
            title=f"記録と実物に、食いちがいが{count}件あります",
            reason=f"{day}に突き合わせた結果です。運用の担当者に、bin/manage reconcile を頼んでください。",
            clause=HOUSE_RULE,
            url=reverse("city_journal"),
            action_label="操作の記録を見る",
        )
