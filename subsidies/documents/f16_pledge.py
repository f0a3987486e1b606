"""F16 地域合意書及び維持管理等誓約書: the sentences are the guideline's, with their clauses."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.parts import agreement, places
from subsidies.documents.words import count
from subsidies.rules.papers import FormKind

FORM = Form(
    kind=FormKind.PLEDGE,
    role="誓約者",
    opening="{programme}により設置する防犯カメラについて、地域で合意したことを示し、次のことを誓約します。",
    fields=(
        Field("設置台数", lambda m: count(len(m.case.cameras), "台"), "　　　　台"),
        Field("設置場所", places, lines=4),
        Field("地域の合意", agreement, lines=2),
        Field("管理責任者", lambda m: m.manager),
    ),
    texts=(
        "ガイドライン２(1)に従い、団体の内部で合意を得て、設置予定場所の自治会や、撮影の範囲となる区域の住民から、事前に書面などにより同意を得ます。",
        "ガイドライン３(1)及び(2)に従い、管理責任者を定め、管理運用規程を定めて、それに従って管理します。",
        "設置した後の点検、修理、電気料金などの維持管理の費用は、団体が負担します。",
        "ガイドライン２(2)エに従い、設置した年度の翌年度の初日から５年以上は継続的な管理を行い、その間は撤去、移設、売却などは行いません。",
        "個人情報の保護に関する法律その他の法令と、市の定めを守ります。",
        "市が書類の提出を求めたときは、協力します。",
    ),
)  # fmt: skip
