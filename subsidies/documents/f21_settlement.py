"""F21 補助金の額の確定通知書."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Field, Form
from subsidies.documents.matter import Matter
from subsidies.documents.words import amount
from subsidies.rules.papers import FormKind
from subsidies.rules.stages import Act


def _difference(matter: Matter) -> str:
    """What of the decided amount is not paid."""
    return amount((matter.application.decided_yen or 0) - (matter.item.amount_yen or 0))


FORM = Form(
    kind=FormKind.SETTLEMENT,
    opening=parts.asked(Act.REPORT, "について、補助金の額を次のとおり確定したので、通知します。"),
    fields=(
        parts.DECISION,
        parts.DECIDED,
        parts.money("確定額"),
        Field("決定額との差", _difference),
        parts.REASON,
        parts.due("請求の期限"),
    ),
    tables=(parts.ACTUAL_SUM,),
)
