"""F3 補助金交付申請書."""

from subsidies.documents.bundle_papers import boxes
from subsidies.documents.form_kit import Field, Form
from subsidies.documents.parts import places, sum_in_words
from subsidies.documents.words import BLANK_AMOUNT, BLANK_DAY, amount, count, day
from subsidies.rules.papers import FormKind

FORM = Form(
    kind=FormKind.APPLICATION,
    opening="{programme}の交付を受けたいので、関係書類を添えて、次のとおり申請します。",
    fields=(
        Field("補助年度", lambda m: m.year, "令和　　年度"),
        Field("交付申請額", lambda m: amount(m.application.requested_yen), BLANK_AMOUNT, is_big=True),
        Field("算定", sum_in_words, lines=2),
        Field("設置台数", lambda m: count(len(m.case.cameras), "台"), "　　　　台"),
        Field("設置場所", places, lines=4),
        Field("設置する理由", lambda m: m.application.purpose, lines=2),
        Field("着手の予定日", lambda m: day(m.application.planned_start_on), BLANK_DAY),
        Field("完了の予定日", lambda m: day(m.application.planned_end_on), BLANK_DAY),
        Field("管理責任者", lambda m: m.manager),
        Field("連絡する方", lambda m: m.contact),
    ),
    boxes=boxes,
)  # fmt: skip
