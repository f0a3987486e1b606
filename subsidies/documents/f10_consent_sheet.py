"""F10 同意書: one sheet a camera, with lines for the households in view (guideline 2(1))."""

from subsidies.documents.drawings import of_camera
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.parts import direction, masking, subject
from subsidies.rules.papers import FormKind

FEWEST_LINES = 6


def _lines(matter: Matter) -> list[list[str]]:
    return [["", "", ""]] * max(matter.item.facts.households, FEWEST_LINES)


def _days(matter: Matter) -> str:
    found = matter.case.truth.in_force or matter.case.truth.coming
    return f"{found.retention_days}日" if found else "３０日以内（管理運用規程で決めます）"


FORM = Form(
    kind=FormKind.CONSENT_SHEET,
    addressee="",
    opening="次の防犯カメラについて説明を受け、設置に同意します。",
    fields=(
        Field("設置する団体", lambda m: m.case.association.name),
        Field("設置場所", lambda m: f"{m.item.site.number}号カメラ　{m.item.site.address}（{m.item.site.label}）"),
        Field("目的", lambda m: m.item.site.camera.necessity, lines=2),
        Field("撮影範囲", lambda m: "\n".join(filter(None, (subject(m.item), direction(m.item), masking(m.item)))), lines=3),
        Field("保存期間", _days, "　　　　日"),
    ),
    pictures=lambda m: [of_camera(m.item)],
    tables=(Table("同意する世帯", ("住所", "氏名（自署）", "同意した日"), (42, 32, 26), _lines, blank_rows=8),),
)  # fmt: skip
