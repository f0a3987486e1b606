"""F1 事前協議書 (domain §2.4)."""

from subsidies.documents.bundle_papers import boxes
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.parts import agreement, subject
from subsidies.documents.words import BLANK_AMOUNT, amount, count, span
from subsidies.models import CostLine
from subsidies.rules.papers import FormKind, PaperKind


def _costs(matter: Matter) -> str:
    return amount(sum(line.yen for line in matter.case.lines_of(CostLine.Phase.PLAN)))


def _quotations(matter: Matter) -> str:
    found = [each for each in matter.case.attachments if each.kind == PaperKind.QUOTATION]
    return count(len(found), "通") if found else "付けていません"


FORM = Form(
    kind=FormKind.CONSULTATION,
    opening="{programme}による防犯カメラの設置について、次のとおり事前に協議します。",
    fields=(
        Field("補助年度", lambda m: m.year, "令和　　年度"),
        Field("設置台数", lambda m: count(len(m.case.cameras), "台"), "　　　　台"),
        Field("概算費用", _costs, BLANK_AMOUNT),
        Field("見積書", _quotations, "　　　　通（業者の名前：　　　　　　　　　　　　）"),
        Field("設置する理由\n（犯罪の情勢）", lambda m: m.application.purpose, lines=4),
        Field("警察の助言", lambda m: m.application.police_advice, lines=3),
        Field("地域の合意の状況", agreement, lines=2),
        Field("希望する時期", lambda m: span(m.application.planned_start_on, m.application.planned_end_on)),
        Field("担当する方", lambda m: m.contact, "氏名　　　　　　　　　　電話　　　　　　　　　　"),
    ),
    tables=(
        Table(
            "設置したい場所（優先順位の順）", ("順位", "設置場所", "映すもの", "必要な理由"), (8, 34, 24, 34),
            lambda m: [
                [str(row.grant_camera.priority), f"{row.site.address}\n（{row.site.label}）", subject(row), row.grant_camera.camera.necessity]
                for row in m.case.cameras
            ],
        ),
    ),
    boxes=boxes,
)  # fmt: skip
