"""財産処分の承認 and 不承認."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.words import amount, day
from subsidies.models import DisposalRequest
from subsidies.rules.stages import Act


def _request(matter: Matter) -> DisposalRequest | None:
    found: DisposalRequest | None = matter.application.disposal_requests.order_by("-pk").first()
    return found


def _kind(matter: Matter) -> str:
    found = _request(matter)
    return f"{found.get_kind_display()}（予定の日　{day(found.planned_on)}）" if found else ""


def _cameras(matter: Matter) -> list[list[str]]:
    found = _request(matter)
    chosen = set(found.cameras.values_list("pk", flat=True)) if found else set()
    rows = [row for row in matter.case.cameras if row.grant_camera.camera_id in chosen]
    return [[f"{row.site.number}号", f"{row.site.address}（{row.site.label}）"] for row in rows]


_CAMERAS = (Table("対象のカメラ", ("番号", "設置場所"), (12, 88), _cameras),)
APPROVE = Form(
    kind=None,
    heading="財産処分承認通知書",
    opening=parts.asked(Act.REQUEST_DISPOSAL, "の財産の処分を、次のとおり承認したので、通知します。"),
    fields=(
        parts.DECISION,
        Field("処分の区分", _kind),
        Field("返還の額", lambda m: amount(m.item.amount_yen) if m.item.amount_yen else "ありません", is_big=True),
        parts.due("返還の期限"),
        parts.CONDITIONS,
        parts.REASON,
    ),
    tables=_CAMERAS,
)  # fmt: skip
DENY = Form(
    kind=None,
    heading="財産処分不承認通知書",
    opening=parts.asked(Act.REQUEST_DISPOSAL, "の財産の処分を、次の理由により承認しないので、通知します。"),
    fields=(parts.DECISION, Field("処分の区分", _kind), parts.REASON),
    tables=_CAMERAS,
)  # fmt: skip
