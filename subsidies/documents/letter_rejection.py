"""不交付の決定, and 取消し・返還命令."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Field, Form
from subsidies.documents.matter import Matter
from subsidies.documents.words import amount
from subsidies.rules.stages import Act


def _repayment(matter: Matter) -> str:
    yen = matter.item.amount_yen
    return amount(yen) if yen else "ありません"


REJECT = Form(
    kind=None,
    heading="補助金不交付決定通知書",
    opening=parts.asked(Act.APPLY, "について、次の理由により交付しないことに決定したので、通知します。"),
    fields=(parts.REASON, parts.COUNT, parts.PLACES),
)  # fmt: skip
REVOKE = Form(
    kind=None,
    heading="補助金交付決定取消通知書兼返還命令書",
    opening=parts.asked(Act.DECIDE, "について、次のとおり交付の決定を取り消したので、通知します。返還の額があるときは、期限までに返還してください。"),
    fields=(
        parts.DECISION,
        parts.DECIDED,
        parts.REASON,
        Field("返還の額", _repayment, is_big=True),
        parts.due("返還の期限"),
    ),
)  # fmt: skip
