"""The demo's troubles: a complaint that was answered, an incident of which two were told already."""

from datetime import datetime, timedelta

from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from disclosures.actions.answer_complaint import answer_complaint
from disclosures.actions.receive_complaint import receive_complaint
from disclosures.actions.record_incident import record_incident
from disclosures.actions.take_remedy import take_remedy
from disclosures.actions.tell_of_incident import tell_of_incident
from disclosures.actions.write_items import write_items
from disclosures.rules.complaints import ComplaintKind, Remedy, Way
from disclosures.rules.incident_clock import Cause, ReportKind

_ITEMS = {
    "data_items": "集会所前の市道を通る人の姿。映像が見られた様子は、今のところありません。",
    "people_count": "調べている（1日におよそ200人が通ります）",
    "cause_text": "集会所の戸締まりを、当番が忘れました。",
    "secondary_harm": "調べている",
}


def lay_down_troubles(
    association: Association, camera: Camera, *, sato: User, tanaka: User, at: datetime
) -> None:
    _answered(association, camera, tanaka=tanaka, at=at)
    _incident(association, camera, by=sato, at=at)


def _answered(association: Association, camera: Camera, *, tanaka: User, at: datetime) -> None:
    """Answered and acted on; to close it is left to whoever looks at the demo."""
    complaint = receive_complaint(
        association=association,
        kind=ComplaintKind.QUESTION,
        way=Way.VISIT,
        content="カメラの映像は、どのくらいの間、残りますか。だれが見るのですか。",
        complainant="見本 四郎",
        contact="見本町0番地（架空）",
        camera=camera,
        received_at=at - timedelta(days=3),
        by=tanaka,
        at=at,
    )
    answer_complaint(
        complaint=complaint,
        answer=(
            "映像は14日の間だけ残り、そのあとは毎晩、自動で消しています。"
            "ふだんはだれも見ません。管理責任者と、管理責任者の許可を受けた取扱責任者のほかは、"
            "映像を扱えません（規程4(3)）。"
        ),
        by=tanaka,
        at=at,
    )
    take_remedy(
        complaint=complaint,
        remedy=Remedy.EXPLAINED,
        remarks="集会所で規程を見せながら説明しました。",
        by=tanaka,
        at=at,
    )


def _incident(association: Association, camera: Camera, *, by: User, at: datetime) -> None:
    """Known since yesterday: the city and the police were told, the law's clocks run."""
    incident = record_incident(
        association=association,
        known_at=at - timedelta(days=1),
        happened_at=None,
        causes=[Cause.CRIME],
        camera=camera,
        outline=(
            "集会所の戸が朝まで開いていて、録画装置の箱に、こじ開けようとした傷がありました。"
            "録画装置と記録媒体は残っています。"
        ),
        by=by,
        at=at,
    )
    write_items(incident=incident, items=_ITEMS, by=by, at=at)
    for kind, receipt in ((ReportKind.CITY, "生安 見本-7"), (ReportKind.POLICE, "")):
        tell_of_incident(
            incident=incident,
            kind=kind,
            told_on=timezone.localdate(at),
            way="電話",
            receipt_number=receipt,
            by=by,
            at=at,
        )
