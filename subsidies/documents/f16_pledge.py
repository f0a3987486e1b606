"""F16 地域合意書及び維持管理等誓約書."""

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
        "設置について団体で議決し、撮影範囲の住民の同意を、設置の前に得ます。",
        "管理責任者を置き、管理運用規程を定め、それに従って管理します。",
        "設置した後の点検、修理、電気料金などの維持管理の費用は、団体が負担します。",
        "市の承認を受けないで、設置の日から５年の間、カメラを撤去し、移し、売り、譲り、貸し、又は担保にしません。",
        "個人情報の保護に関する法律その他の法令と、市の定めを守ります。",
        "市が書類の提出や現地の確認を求めたときは、協力します。",
    ),
)  # fmt: skip
