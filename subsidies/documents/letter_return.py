"""補正依頼: what is to be mended, page by page."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Form, Table
from subsidies.rules.stages import Act


def _return(act: Act, what: str) -> Form:
    return Form(
        kind=None,
        heading=f"{what}の補正について（依頼）",
        opening=parts.asked(act, "について、次の項目を直して、もう一度提出してください。"),
        fields=(parts.REASON, parts.due("再提出の期限")),
        tables=(
            Table("直していただく項目", ("項目", "直していただくこと"), (35, 65), parts.remarks),
        ),
        notes=("ここに書いた項目のほかは、前に提出した内容のまま審査します。",),
    )


CONSULTATION = _return(Act.CONSULT, "事前協議書")
APPLICATION = _return(Act.APPLY, "交付申請書")
REPORT = _return(Act.REPORT, "実績報告書")
