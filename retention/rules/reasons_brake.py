"""Why a stopped night does not go on."""

from civic.refusals import HOUSE_RULE, Reason


class BrakeRefusal(Reason):
    NOT_WAITING = (
        "この確認は、もう要らなくなりました。記録データの画面で、今の様子を見てください。",
        HOUSE_RULE,
    )
    SAME_PERSON = (
        "1人目として、すでに確かめていただきました。別の役員に確かめてもらってください。",
        HOUSE_RULE,
    )
    NOT_TODAY = (
        "これは{night}の夜についての確認で、今日の夜のものではありません。"
        "日付がちがうときは、機械の時計を確かめるよう生活安全課に連絡してください。"
        "次の夜が止まったときは、その確認が「今日やること」に出ます。",
        HOUSE_RULE,
    )
