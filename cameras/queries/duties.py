"""What an association must do about its cameras and its 規程."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from associations.models import Association
from associations.rules.roles import Permission
from cameras.models import Camera, Permit
from cameras.queries.truth import Truth, truth_of
from civic.duties import Duty
from civic.wareki import wareki

_PASSWORD_MONTHS = timedelta(days=183)
_PERMIT_NOTICE = timedelta(days=60)


def duties_of_association(association_id: int, on: date) -> Iterator[Duty]:
    association = Association.objects.get(pk=association_id)
    yield from _regulations(association, truth_of(association, on))
    yield from _passwords(association_id, on)
    yield from _permits(association_id, on)


def _regulations(association: Association, truth: Truth) -> Iterator[Duty]:
    url = reverse("regulations", args=[association.pk])
    if truth.in_force is None and truth.coming is None:
        first = truth.missing[0] if truth.missing else None
        yield Duty(
            title="管理運用規程を定めてください",
            reason=f"{first.sentence}"
            if first
            else "必要なことはそろっています。施行日を決めて制定できます。",
            clause=first.clause if first else "ガイドライン3(2)",
            url=url,
            action_label="規程の準備を見る",
        )
    elif truth.differences and truth.coming is None:
        change = truth.differences[0]
        yield Duty(
            title="規程が今の状態とちがいます",
            reason=f"{change.clause}：規程では「{change.adopted}」、今は「{change.today}」です。",
            clause="ガイドライン3(2)",
            url=url,
            action_label="ちがいを見る",
        )


def _passwords(association_id: int, on: date) -> Iterator[Duty]:
    cameras = Camera.objects.filter(site__association_id=association_id).in_service(on).with_site()
    for camera in cameras:
        changed = camera.default_password_changed_on
        if changed is None or on - changed > _PASSWORD_MONTHS:
            yield Duty(
                title=f"{camera.site.number}号カメラのパスワードの変更",
                reason="買ったときのままです。"
                if changed is None
                else "前回から6か月がたちました。",
                clause="ガイドライン3(3)ウ",
                url=reverse("camera_password", args=[association_id, camera.site_id]),
                action_label="変更日を記録する",
                needs=Permission.KEEP_RECORDS,
                due_on=changed + _PASSWORD_MONTHS if changed else None,
            )


def _permits(association_id: int, on: date) -> Iterator[Duty]:
    newest = (
        Permit.objects.filter(site__association_id=association_id)
        .order_by("site_id", "kind", "-granted_on", "-pk")
        .distinct("site_id", "kind")
        .select_related("site")
    )
    for permit in newest:
        if permit.valid_until is not None and permit.valid_until <= on + _PERMIT_NOTICE:
            yield Duty(
                title=f"{permit.site.number}号カメラの許可の更新",
                reason=f"{permit.get_kind_display()}（{permit.granted_by}）は{wareki(permit.valid_until)}までです。",
                clause="本システムの定め",
                url=reverse("camera", args=[association_id, permit.site_id]),
                action_label="カメラを見る",
                due_on=permit.valid_until,
            )
