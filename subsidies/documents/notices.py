"""着手届 and 取下届: short papers of the flow without a form of their own in the city's lists."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.parts import places
from subsidies.documents.words import BLANK_DAY, count, day

START = Form(
    kind=None,
    heading="補助事業着手届",
    role="届出者",
    opening="{programme}の事業に着手したので、次のとおり届け出ます。",
    fields=(
        Field("交付決定", lambda m: m.decision),
        Field("契約した日", lambda m: day(m.application.contracted_on), BLANK_DAY),
        Field("着手した日", lambda m: day(m.application.started_on), BLANK_DAY),
        Field("完了の予定日", lambda m: day(m.application.planned_end_on), BLANK_DAY),
        Field("設置場所", places, lines=4),
    ),
)
WITHDRAWAL = Form(
    kind=None,
    heading="申請取下届",
    role="届出者",
    opening="{programme}についての申請を、次のとおり取り下げます。",
    fields=(
        Field("受付番号", lambda m: m.application.number),
        Field("設置台数", lambda m: count(len(m.case.cameras), "台"), "　　　　台"),
        Field("設置場所", places, lines=4),
    ),
)
