"""Where an application stands, in the words of the association: the steps, and the one that is next."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from subsidies.rules.stages import Act, Stage


class Mark(StrEnum):
    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"

    @property
    def label(self) -> str:
        return {"done": "済み", "now": "いまここ", "to_come": "これから"}[self]


@dataclass(frozen=True, slots=True)
class Milestone:
    label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Now:
    """What is going on at a stage. `button`: what the association does next; "" where it waits."""

    title: str
    sentence: str
    button: str = ""


_S = Stage
# Each milestone with the stages at which it is the current one.
_CONSULTATION = (
    ("事前協議", {_S.CONSULTED, _S.CONSULTATION_RETURNED, _S.NOT_SELECTED}),
    ("内示", {_S.SELECTED}),
)
_WAY = (
    ("準備", {_S.DRAFT}),
    ("交付申請", {_S.APPLIED, _S.RETURNED, _S.REJECTED, _S.WITHDRAWN}),
    ("交付決定", {_S.DECIDED}),
    ("着手・設置", {_S.STARTED, _S.CHANGE_REQUESTED, _S.CANCELLED}),
    ("実績報告", {_S.REPORTED, _S.REPORT_RETURNED}),
    ("額の確定", {_S.SETTLED}),
    ("請求・支払い", {_S.CLAIMED}),
    (
        "5年間の管理",
        {
            _S.HOLDING, _S.DISPOSAL_REQUESTED, _S.RELEASED, _S.DISPOSED, _S.REVOKED,
            _S.REPAYMENT_ORDERED, _S.REPAID,
        },
    ),
)  # fmt: skip


def milestones(stage: Stage, *, consults: bool) -> tuple[Milestone, ...]:
    """`consults`: this application goes by way of 事前協議."""
    way = (_WAY[0], *(_CONSULTATION if consults else ()), *_WAY[1:])
    at = next((n for n, (_, stages) in enumerate(way) if stage in stages), 1)
    return tuple(Milestone(label, mark) for (label, _), mark in zip(way, _marks(at), strict=False))


def _marks(at: int) -> Iterator[Mark]:
    yield from [Mark.DONE] * at
    yield Mark.NOW
    while True:
        yield Mark.TO_COME


def handing_in(stage: Stage, *, needs_consultation: bool, open_act: Act | None) -> Act | None:
    """What the pages that are open now will be handed in as; None where none are."""
    if stage is Stage.DRAFT:
        return open_act or (Act.CONSULT if needs_consultation else Act.APPLY)
    return _BY_STAGE.get(stage)


_BY_STAGE = {
    _S.CONSULTATION_RETURNED: Act.CONSULT,
    _S.SELECTED: Act.APPLY,
    _S.RETURNED: Act.APPLY,
    _S.STARTED: Act.REPORT,
    _S.REPORT_RETURNED: Act.REPORT,
}


def now_at(stage: Stage, *, settled_yen: int | None = None) -> Now:
    """Nothing is claimed where nothing was granted in the end."""
    return _NOTHING if stage is Stage.SETTLED and settled_yen == 0 else _NOW[stage]


_WAITS = "市から知らせがあるまで、お待ちください。することはありません。"
_NOTHING = Now(
    "額が0円に確定しました", "支払われる補助金はありません。この申請ですることは、もうありません。"
)
_NOW = {
    _S.DRAFT: Now("申請の準備をしています", "質問に1つずつ答えると、申請書ができます。途中でやめても、答えは残ります。", "続きを書く"),
    _S.CONSULTED: Now("事前協議を市が見ています", _WAITS),
    _S.CONSULTATION_RETURNED: Now("事前協議を直してください", "市から、直していただくことの知らせがありました。開いている項目だけを直して、もう一度出します。", "直して出し直す"),
    _S.NOT_SELECTED: Now("今回は選ばれませんでした", "理由は、下の「市からの通知」をご覧ください。追加募集や翌年度に、あらためて申請できます。"),
    _S.SELECTED: Now("内示がありました。交付申請を出してください", "事前協議の答えは残っています。確かめて、足りないところを書き足します。まだ契約しないでください。", "交付申請を続ける"),
    _S.APPLIED: Now("交付申請を市が見ています", _WAITS + "交付決定の前に契約しないでください。"),
    _S.RETURNED: Now("交付申請を直してください", "市から、直していただくことの知らせがありました。開いている項目だけを直して、もう一度出します。", "直して出し直す"),
    _S.WITHDRAWN: Now("取り下げました", "この申請は終わりです。受付期間の中なら、あらためて申請できます。"),
    _S.REJECTED: Now("交付されないことになりました", "理由は、下の「市からの通知」をご覧ください。"),
    _S.DECIDED: Now("交付が決まりました。業者と契約してください", "契約して工事が始まったら、その日を記録します。内容を変えるときや、やめるときは、先に申請してください。", "契約と着手の日を記録する"),
    _S.STARTED: Now("設置が終わったら、実績を報告してください", "設置と業者への支払いが終わったら、領収書と写真を付けて報告します。", "実績報告を書く"),
    _S.CHANGE_REQUESTED: Now("変更・中止の申請を市が見ています", _WAITS),
    _S.CANCELLED: Now("中止が承認されました", "この申請は終わりです。補助金は支払われません。"),
    _S.REPORTED: Now("実績報告を市が見ています", _WAITS),
    _S.REPORT_RETURNED: Now("実績報告を直してください", "市から、直していただくことの知らせがありました。開いている項目だけを直して、もう一度出します。", "直して出し直す"),
    _S.SETTLED: Now("額が確定しました。請求してください", "団体の口座を書いて請求すると、市が振り込みます。", "補助金を請求する"),
    _S.CLAIMED: Now("振込みを待っています", "請求を受け付けました。市が振り込むと、ここに日付が出ます。"),
    _S.HOLDING: Now("5年間の管理期間です", "カメラを撤去したり、移したり、売ったりするときは、先に市へ申請してください（ガイドライン2(2)エ）。"),
    _S.DISPOSAL_REQUESTED: Now("財産処分の申請を市が見ています", _WAITS + "承認までは、カメラに手を付けないでください（ガイドライン2(2)エ）。"),
    _S.REVOKED: Now("交付決定が取り消されました", "理由は、下の「市からの通知」をご覧ください。"),
    _S.REPAYMENT_ORDERED: Now("補助金の返還が必要です", "額と期限は、下の「市からの通知」をご覧ください。"),
    _S.REPAID: Now("返還が済みました", "この申請は終わりです。"),
    _S.DISPOSED: Now("財産処分が承認されました", "承認の内容は、下の「市からの通知」をご覧ください。"),
    _S.RELEASED: Now("管理期間が終わりました", "補助を受けたカメラの、5年間の管理が終わりました。カメラはこのまま使えます。"),
}  # fmt: skip
