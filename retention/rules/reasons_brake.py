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
