"""F4 事業計画書 (domain §2.4; □ of the equipment as read in 尼崎市)."""

from cameras.models import CameraSite
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.parts import agreement
from subsidies.documents.words import BLANK_DAY, count, day
from subsidies.queries.case import CameraCase
from subsidies.rules.papers import FormKind

_EQUIPMENT = "□ レコーダー接続型　□ 一体型　　　台数　　　　台\n仕様：\n表示板　　　　枚　（縦　　　cm × 横　　　cm）"


def _equipment(matter: Matter) -> str:
    makers = sorted({row.grant_camera.camera.maker for row in matter.case.cameras} - {""})
    return f"カメラ {count(len(matter.case.cameras), '台')}　{'、'.join(makers)}".strip("　")


def _permit(site: CameraSite) -> str:
    permits = [f"{each.get_kind_display()}（{each.granted_by}）" for each in site.permits.all()]
    return "\n".join(permits) or "―"


def _row(row: CameraCase) -> list[str]:
    sound = "録音する" if row.grant_camera.camera.records_sound else "録音しない"
    fixed = f"{row.site.get_mounting_display()}\n{row.site.pole_number}".strip()
    place = f"{row.site.address}\n（{row.site.label}）"
    return [str(row.grant_camera.priority), place, fixed, _permit(row.site), sound]


FORM = Form(
    kind=FormKind.PLAN,
    is_enclosure=True,
    fields=(
        Field("事業の目的", lambda m: m.application.purpose, lines=4),
        Field("警察との相談", lambda m: f"{day(m.application.police_consulted_on)}\n{m.application.police_advice}".strip(), BLANK_DAY, lines=2),
        Field("設備の概要", _equipment, _EQUIPMENT, lines=3),
        Field("地域の合意", agreement, lines=2),
        Field("着手の予定日", lambda m: day(m.application.planned_start_on), BLANK_DAY),
        Field("完了の予定日", lambda m: day(m.application.planned_end_on), BLANK_DAY),
        Field("管理責任者", lambda m: m.manager),
    ),
    tables=(
        Table(
            "設置場所", ("順位", "設置場所", "取り付ける物", "所有者の許可", "音声"), (8, 36, 18, 24, 14),
            lambda m: [_row(row) for row in m.case.cameras],
        ),
    ),
)  # fmt: skip
