"""F22 請求書兼口座振替依頼書."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.words import BLANK_AMOUNT, amount
from subsidies.rules.papers import FormKind

FORM = Form(
    kind=FormKind.CLAIM,
    heading="補助金交付請求書兼口座振替依頼書",
    role="請求者",
    opening="額の確定した{programme}を、次のとおり請求します。下記の口座に振り込んでください。",
    fields=(
        Field("請求額", lambda m: amount(m.application.settled_yen), BLANK_AMOUNT, is_big=True),
        Field("交付決定", lambda m: m.decision, "令和　　年　　月　　日　　　　第　　　　号"),
        Field("金融機関", lambda m: m.item.bank),
        Field("支店", lambda m: m.item.branch),
        Field("口座の種類", lambda m: m.item.get_account_kind_display(), "□ 普通　　□ 当座"),
        Field("口座番号", lambda m: m.item.account_number),
        Field("名義（カナ）", lambda m: m.item.holder_kana),
        Field("名義", lambda m: m.item.holder),
    ),
    notes=("口座の名義は、団体の名前のものにしてください。",),
)  # fmt: skip
