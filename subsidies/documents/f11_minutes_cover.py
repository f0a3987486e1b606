"""F11 団体の合意に関する書面: the cover of the minutes (guideline 2(1))."""

from subsidies.documents.form_kit import Field, Form
from subsidies.documents.matter import Matter
from subsidies.documents.parts import places
from subsidies.documents.words import BLANK_DAY, count, day
from subsidies.rules.papers import FormKind


def _votes(matter: Matter) -> str:
    held = matter.application.resolution
    if held is None:
        return ""
    return (
        f"賛成　{count(held.votes_for, '人')}　　反対　{count(held.votes_against, '人')}　（可決）"
    )


FORM = Form(
    kind=FormKind.MINUTES_COVER,
    opening="防犯カメラの設置について、次のとおり団体として合意しました。",
    fields=(
        Field("会議の名前", lambda m: m.application.resolution.get_body_display() if m.application.resolution else "", "□ 総会　□ 臨時総会　□ 役員会　□ 書面による議決"),
        Field("開いた日", lambda m: day(m.application.resolution and m.application.resolution.held_on), BLANK_DAY),
        Field("議案", lambda m: m.application.resolution.subject if m.application.resolution else "", lines=3),
        Field("議決の結果", _votes, "賛成　　　　人　　反対　　　　人"),
        Field("設置場所", places, lines=5),
    ),
    notes=("議事録の写しを付けます。議事録の写しには、開いた日、出席した人と委任した人の数、議案、結果、議長と署名した人の名前が要ります。",),
)  # fmt: skip
