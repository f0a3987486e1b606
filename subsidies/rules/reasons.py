"""Why this room says no."""

from civic.refusals import HOUSE_RULE, Reason


class SubsidyReason(Reason):
    NOT_NOW = (
        "この申請はいま「{stage}」なので、「{act}」はできません。画面を開き直して、今の段階を確かめてください。",
        HOUSE_RULE,
    )
    HANDED_IN_ALREADY = (
        "「{act}」は、{day}に受け付けてあります（受付番号 {number}）。もう一度出すことはありません。"
        "この申請は、いま「{stage}」です。",
        HOUSE_RULE,
    )
    FROZEN = (
        "この制度には申請が出ているので、内容を変えられません。翌年度の制度は、この制度を写して作ってください。",
        HOUSE_RULE,
    )
    OVER_BUDGET = (
        "予算の残りは{left}円です。{wanted}円は出せません。"
        "起案は残してあります。額を減らすか、予算を確かめてください。",
        HOUSE_RULE,
    )
    SAME_PERSON = (
        "起案した方は、自分の起案を承認できません。起案は残してあります。別の方が承認してください。",
        HOUSE_RULE,
    )
    NOT_READY = ("まだ提出できません。{what}", HOUSE_RULE)
