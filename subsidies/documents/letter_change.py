"""変更の承認, 不承認, and 中止の承認."""

from subsidies.documents import letter_parts as parts
from subsidies.documents.form_kit import Field, Form
from subsidies.documents.matter import Matter
from subsidies.rules.stages import Act


def _request(matter: Matter, field: str) -> str:
    found = matter.application.change_requests.order_by("-pk").first()
    return getattr(found, field) if found else ""


_WANTED = (
    Field("変える前", lambda m: _request(m, "before")),
    Field("変えた後", lambda m: _request(m, "after")),
)
APPROVE = Form(
    kind=None,
    heading="補助事業変更承認通知書",
    opening=parts.asked(Act.REQUEST_CHANGE, "の変更を、次のとおり承認したので、通知します。"),
    fields=(
        parts.DECISION,
        *_WANTED,
        parts.money("変更の後の決定額"),
        parts.CONDITIONS,
        parts.REASON,
    ),
)
DENY = Form(
    kind=None,
    heading="補助事業変更・中止不承認通知書",
    opening=parts.asked(
        Act.REQUEST_CHANGE, "の変更・中止を、次の理由により承認しないので、通知します。"
    ),
    fields=(parts.DECISION, *_WANTED, parts.REASON),
)
CANCEL = Form(
    kind=None,
    heading="補助事業中止承認通知書",
    opening=parts.asked(Act.REQUEST_CHANGE, "の中止を、次のとおり承認したので、通知します。"),
    fields=(parts.DECISION, parts.DECIDED, parts.CONDITIONS, parts.REASON),
)
