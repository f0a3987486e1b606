"""Complaints that nobody answered yet, cameras that were to be turned, what is left to close."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from disclosures.models import Complaint
from disclosures.rules.complaints import DAYS_TO_ANSWER, ComplaintState, Remedy


def complaint_duties(association_id: int, on: date) -> Iterator[Duty]:
    """One query; one more where a camera was to be turned."""
    mine = Complaint.objects.of_association(association_id).open().with_everything()
    return (_duty(each) for each in mine.order_by("due_on", "pk"))


def _duty(complaint: Complaint) -> Duty:
    if complaint.answered_at is None:
        return _to_answer(complaint)
    if complaint.remedy == Remedy.TURNED and not complaint.was_turned:
        return _to_turn(complaint)
    return _to_close(complaint)


def _to_answer(complaint: Complaint) -> Duty:
    waits = complaint.state is ComplaintState.WAITING
    owner = "担当の方がまだ決まっていません。" if waits else f"担当は{complaint.owner}さんです。"
    return Duty(
        title=f"{complaint}に答える",
        reason=f"{owner}受け付けてから{DAYS_TO_ANSWER}日のうちに答えます。",
        clause=f"規程7・{HOUSE_RULE}",
        url=_page("complaint", complaint),
        action_label="担当を決める" if waits else "内容を読んで答える",
        due_on=complaint.due_on,
        needs=Permission.ANSWER_RESIDENTS,
    )


def _to_turn(complaint: Complaint) -> Duty:
    camera = complaint.camera
    return Duty(
        title=f"{camera}の向きを変えて、撮影範囲を登録し直す",
        reason=f"{complaint}で、カメラの向きを変えることにしました。向きを変えたら、同意も取り直します。",
        clause="ガイドライン2(1)",
        url=reverse("camera_view", args=[complaint.association_id, camera.site_id])
        if camera
        else _page("complaint", complaint),
        action_label="撮影範囲を変える",
        needs=Permission.KEEP_RECORDS,
    )


def _to_close(complaint: Complaint) -> Duty:
    done = bool(complaint.remedy)
    return Duty(
        title=f"{complaint}を完了にする",
        reason="答えは記録してあります。" + ("" if done else "何をしたかを記録してください。"),
        clause="規程7",
        url=_page("complaint_close" if done else "complaint_remedy", complaint),
        action_label="完了にする" if done else "したことを記録する",
        needs=Permission.ANSWER_RESIDENTS,
    )


def _page(name: str, complaint: Complaint) -> str:
    return reverse(name, args=[complaint.association_id, complaint.pk])
