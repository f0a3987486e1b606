"""内示 and 選外: the answers to a consultation."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Form
from subsidies.rules.stages import Act

SELECT = Form(
    kind=None,
    heading="補助金の内示について（通知）",
    opening=parts.asked(Act.CONSULT, "について、次のとおり内示します。交付を受けるには、交付の申請が要ります。"),
    fields=(
        parts.money("内示額"),
        parts.COUNT,
        parts.PLACES,
        parts.CONDITIONS,
        parts.REASON,
        parts.due("申請の期限"),
    ),
    tables=(parts.PLAN_SUM,),
    notes=("内示は、補助金の交付を決定したものではありません。",),
)  # fmt: skip
LEAVE_OUT = Form(
    kind=None,
    heading="事前協議の結果について（通知）",
    # Not chosen among many, or silent until the last day: the reason says which.
    opening=parts.asked(
        Act.CONSULT, "について、次の理由により補助の対象としないこととしたので、通知します。"
    ),
    fields=(parts.REASON, parts.COUNT, parts.PLACES),
)
