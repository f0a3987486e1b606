"""F12 設置場所の自治会の同意書: where the place is in another association's area (guideline 2(1))."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.parts import direction, subject
from subsidies.rules.papers import FormKind

FORM = Form(
    kind=FormKind.LOCAL_CONSENT,
    addressee="",
    opening="当自治会の区域に次の防犯カメラを設置することについて、説明を受け、同意します。",
    fields=(
        Field("設置する団体", lambda m: m.case.association.name),
        Field("設置場所", lambda m: f"{m.item.site.number}号カメラ　{m.item.site.address}（{m.item.site.label}）", lines=2),
        Field("撮影範囲", lambda m: "\n".join(filter(None, (subject(m.item), direction(m.item)))), lines=2),
        Field("設置する理由", lambda m: m.item.site.camera.necessity, lines=3),
        Field("設置場所の自治会", lambda m: m.item.site.local_association),
    ),
    signatures=("自治会の名前", "代表者の役職と氏名（自署）", "電話"),
)  # fmt: skip
