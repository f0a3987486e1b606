"""What an association's officers must do about people and safety."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from associations.models import Appointment, SafetyMeasure
from associations.rules.roles import Permission, Role
from associations.rules.safety import Answer, Measure
from civic.duties import Duty
from civic.wareki import wareki

_TERM_NOTICE = timedelta(days=60)
_PLEDGE_TIME = timedelta(days=14)


def duties_of_association(association_id: int, on: date) -> Iterator[Duty]:
    posts = list(
        Appointment.objects.of_association(association_id).in_office(on).with_people().in_order()
    )
    yield from _manager_missing(association_id, posts)
    yield from _terms_ending(association_id, posts, on)
    yield from _pledges_unsigned(association_id, posts)
    yield from _safety_open(association_id)


def _manager_missing(association_id: int, posts: list[Appointment]) -> Iterator[Duty]:
    if any(post.role == Role.MANAGER for post in posts):
        return
    yield Duty(
        title="管理責任者を決めてください",
        reason="管理責任者がいない間は、規程を定めることも映像を扱うこともできません。",
        clause="ガイドライン3(1)ア",
        url=reverse("officer_appoint", args=[association_id]),
        action_label="管理責任者を登録する",
        needs=Permission.APPOINT,
        is_pressing=True,
    )


def _terms_ending(association_id: int, posts: list[Appointment], on: date) -> Iterator[Duty]:
    """Until a successor has been entered."""
    for post in posts:
        if post.role != Role.MANAGER or post.last_day - on > _TERM_NOTICE:
            continue
        managers = Appointment.objects.of_association(association_id).managers()
        if not managers.in_office(post.last_day + timedelta(days=1)).exists():
            yield Duty(
                title="管理責任者の任期がもうすぐ終わります",
                reason=f"{post.user.name}さんの任期は{wareki(post.last_day)}までです。次の方を登録してください。",
                clause="ガイドライン3(1)ア",
                url=reverse("officer_appoint", args=[association_id]),
                action_label="次の方を登録する",
                needs=Permission.APPOINT,
                due_on=post.last_day,
            )


def _pledges_unsigned(association_id: int, posts: list[Appointment]) -> Iterator[Duty]:
    for post in posts:
        if post.role in {Role.MANAGER, Role.HANDLER} and not hasattr(post, "pledge"):
            yield Duty(
                title=f"{post.role_label}の誓約書が未署名です",
                reason=(
                    f"{post.user.name}さん（{wareki(post.starts_on)}就任）。"
                    "誓約書と14日の期限は本システムの定めです。"
                ),
                clause="ガイドライン3(4)",
                url=reverse("pledge_record", args=[association_id, post.pk]),
                action_label="誓約書を用意する",
                needs=Permission.APPOINT,
                due_on=post.starts_on + _PLEDGE_TIME,
            )


def _safety_open(association_id: int) -> Iterator[Duty]:
    answered = SafetyMeasure.objects.latest_of(association_id).values_list("measure", "answer")
    in_place = {measure for measure, answer in answered if answer == Answer.IN_PLACE}
    open_count = len(Measure) - len(in_place)
    if open_count:
        yield Duty(
            title=f"安全管理の確認が{open_count}項目残っています",
            reason="映像が漏れたり無くなったりしないための備えを確かめます。",
            clause="ガイドライン3(1)イ",
            url=reverse("safety", args=[association_id]),
            action_label="安全管理を確かめる",
            needs=Permission.KEEP_RECORDS,
        )
