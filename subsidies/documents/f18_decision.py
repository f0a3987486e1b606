"""F18 補助金交付決定通知書. Conditions are those of the letter; none are invented."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Form
from subsidies.rules.papers import FormKind
from subsidies.rules.stages import Act

FORM = Form(
    kind=FormKind.DECISION,
    opening=parts.asked(Act.APPLY, "について、次のとおり交付することに決定したので、通知します。"),
    fields=(
        parts.money("交付決定額"),
        parts.COUNT,
        parts.PLACES,
        parts.CONDITIONS,
        parts.REASON,
        parts.due("実績報告の期限"),
    ),
    tables=(parts.PLAN_SUM,),
)
