"""F24 財産処分承認申請書."""

from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.words import BLANK_AMOUNT, BLANK_DAY, amount, day, yen_cell
from subsidies.models import CostLine
from subsidies.rules.papers import FormKind


def _cameras(matter: Matter) -> list[list[str]]:
    chosen = set(matter.item.cameras.values_list("pk", flat=True))
    rows = [row for row in matter.case.cameras if row.grant_camera.camera_id in chosen]
    return [
        [
            f"{row.site.number}号",
            f"{row.site.address}\n（{row.site.label}）",
            yen_cell(_cost(matter, row.grant_camera.camera_id)),
            day(row.grant_camera.camera.installed_on) or "―",
            day(row.grant_camera.camera.disposal_restricted_until) or "―",
        ]
        for row in rows
    ]


def _cost(matter: Matter, camera_id: int) -> int:
    lines = matter.case.lines_of(CostLine.Phase.ACTUAL)
    return sum(line.yen for line in lines if line.camera_id == camera_id)


FORM = Form(
    kind=FormKind.DISPOSAL_REQUEST,
    opening="{programme}により設置した防犯カメラについて、次のとおり財産の処分をしたいので、承認を申請します。",
    fields=(
        Field("交付決定", lambda m: m.decision, "令和　　年　　月　　日　　　　第　　　　号"),
        Field("補助金の額", lambda m: amount(m.application.settled_yen), BLANK_AMOUNT),
        Field("処分の区分", lambda m: m.item.get_kind_display(), "□ 撤去する　□ ほかの場所へ移す　□ 売る・譲る"),
        Field("理由", lambda m: m.item.reason, lines=4),
        Field("予定の日", lambda m: day(m.item.planned_on), BLANK_DAY),
    ),
    tables=(
        Table("対象のカメラ", ("番号", "設置場所", "取得額（円）", "設置した日", "管理期間の終わり"), (9, 33, 16, 21, 21),
              _cameras, numbers=(2,), blank_rows=4),
    ),
    notes=("返還の額は、市が決めて通知します。",),
)  # fmt: skip
