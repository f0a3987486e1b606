"""F19 変更・中止承認申請書."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.matter import Matter
from subsidies.documents.words import BLANK_AMOUNT, amount
from subsidies.rules.papers import FormKind


def _yen(matter: Matter) -> str:
    wanted = matter.item.requested_yen
    return "変わりません" if wanted is None else amount(wanted)


FORM = Form(
    kind=FormKind.CHANGE_REQUEST,
    opening="交付の決定を受けた{programme}について、次のとおり変更（中止）したいので、承認を申請します。",
    fields=(
        Field("交付決定", lambda m: m.decision, "令和　　年　　月　　日　　　　第　　　　号"),
        Field("決定の額", lambda m: amount(m.application.decided_yen), BLANK_AMOUNT),
        Field("変更か中止か", lambda m: m.item.get_kind_display(), "□ 内容を変える　　□ 設置をやめる"),
        Field("変える前", lambda m: m.item.before, lines=4),
        Field("変えた後", lambda m: m.item.after, lines=4),
        Field("理由", lambda m: m.item.reason, lines=4),
        Field("変えた後の補助額", _yen, BLANK_AMOUNT),
    ),
)  # fmt: skip
